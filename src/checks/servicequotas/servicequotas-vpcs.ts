import { vpc } from '../../architecture/kinds/vpc.ts';
import { serviceQuota } from '../../architecture/kinds/servicequotas.ts';
import { defineCheck } from '../check.ts';
import { expectWithinQuota, inSameRegion } from '../declared-against-quota.ts';

export const servicequotasVpcs = defineCheck({
  id: 'servicequotas-vpcs',
  kind: vpc,
  related: [vpc, serviceQuota],
  title: 'VPCs of the code fit into the quota of the Region',
  why: 'An account may have five VPCs in a Region unless AWS raised the number. The sixth is refused while the code is applied, half way through; on the day of a disaster, when everything is to be built anew in an account or Region where nobody asked, that is late.',
  remediation:
    'Ask for the quota in code, in every Region that may be needed: aws_servicequotas_service_quota with the code L-F678F1CE.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html'],
  blindSpots: [
    'CloudFormation: a template cannot ask for quotas, so more than the default is never held against it.',
    'Resources of other root modules in the same account and Region count too, and are not seen.',
  ],
  examine: (resource, neighbours) => {
    const same = inSameRegion(resource, neighbours.beside(resource, vpc));
    if (same[0] !== resource) return 'not-applicable';
    const declared = { count: same.length, things: 'VPCs in one Region', at: resource };
    return expectWithinQuota(declared, { code: 'L-F678F1CE', byDefault: 5 }, resource, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "tenant" {
  count      = 2
  cidr_block = "10.\${count.index}.0.0/16"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-F678F1CE"
  service_code = "vpc"
  value        = 10
}`,
      contradicts: `
resource "aws_vpc" "tenant" {
  count      = 10
  cidr_block = "10.\${count.index}.0.0/16"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-F678F1CE"
  service_code = "vpc"
  value        = 7
}`,
      inconclusive: `
resource "aws_vpc" "tenant" {
  count      = 6
  cidr_block = "10.\${count.index}.0.0/16"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Net:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16`,
    },
  },
});
