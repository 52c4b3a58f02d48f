import { redshiftWorkgroup } from '../../architecture/kinds/redshift.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const redshiftServerlessCapacityLimit = defineCheck({
  id: 'redshift-serverless-capacity-limit',
  kind: redshiftWorkgroup,
  title: 'Redshift Serverless workgroup has an upper limit',
  why: 'A serverless warehouse adds capacity for every heavy query. One dashboard that joins the wrong tables can cost as much in a weekend as the warehouse does in a month.',
  remediation: 'Set a maximum capacity, or a usage limit that alerts or stops.',
  links: ['https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html'],
  blindSpots: ['A usage limit set by hand is not seen.'],
  examine: ({ maximumCapacity, usageLimit, location }) => {
    if (usageLimit.state === 'known' && usageLimit.value)
      return supports('A usage limit is set.', usageLimit.location);
    if (maximumCapacity.state === 'known')
      return supports(`Capacity ends at ${maximumCapacity.value} units.`, maximumCapacity.location);
    for (const stated of [maximumCapacity, usageLimit]) {
      if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    }
    return contradicts('Neither a maximum capacity nor a usage limit is set.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_redshiftserverless_workgroup" "reports" {
  namespace_name = "reports"
  workgroup_name = "reports"
  base_capacity  = 16
}

resource "aws_redshiftserverless_usage_limit" "reports" {
  resource_arn  = aws_redshiftserverless_workgroup.reports.arn
  usage_type    = "serverless-compute"
  amount        = 60
  breach_action = "deactivate"
}`,
      contradicts: `
resource "aws_redshiftserverless_workgroup" "reports" {
  namespace_name = "reports"
  workgroup_name = "reports"
  base_capacity  = 16
}`,
      inconclusive: `
variable "most" {
  type = number
}

resource "aws_redshiftserverless_workgroup" "reports" {
  namespace_name = "reports"
  workgroup_name = "reports"
  max_capacity   = var.most
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Reports:
    Type: AWS::RedshiftServerless::Workgroup
    Properties:
      WorkgroupName: reports
      MaxCapacity: 64`,
      contradicts: `
Resources:
  Reports:
    Type: AWS::RedshiftServerless::Workgroup
    Properties:
      WorkgroupName: reports`,
    },
  },
});
