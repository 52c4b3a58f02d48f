import { elasticIp } from '../../architecture/kinds/vpc-addresses.ts';
import { serviceQuota } from '../../architecture/kinds/servicequotas.ts';
import { defineCheck } from '../check.ts';
import { expectWithinQuota, inSameRegion } from '../declared-against-quota.ts';

export const servicequotasElasticIps = defineCheck({
  id: 'servicequotas-elastic-ips',
  kind: elasticIp,
  related: [elasticIp, serviceQuota],
  title: 'Elastic IP addresses of the code fit into the quota of the Region',
  why: 'An account may hold five Elastic IP addresses in a Region unless AWS raised the number. NAT gateways in three zones for two networks need six. The sixth is refused while the code is applied, half way through.',
  remediation:
    'Ask for the quota in code, in every Region that may be needed: aws_servicequotas_service_quota with the code L-0263D0A3.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html'],
  blindSpots: [
    'CloudFormation: a template cannot ask for quotas, so more than the default is never held against it.',
    'Resources of other root modules in the same account and Region count too, and are not seen.',
  ],
  examine: (resource, neighbours) => {
    const same = inSameRegion(resource, neighbours.beside(resource, elasticIp));
    if (same[0] !== resource) return 'not-applicable';
    const declared = { count: same.length, things: 'Elastic IP addresses in one Region', at: resource };
    return expectWithinQuota(declared, { code: 'L-0263D0A3', byDefault: 5 }, resource, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eip" "exit" {
  count  = 2
  domain = "vpc"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-0263D0A3"
  service_code = "ec2"
  value        = 10
}`,
      contradicts: `
resource "aws_eip" "exit" {
  count  = 10
  domain = "vpc"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-0263D0A3"
  service_code = "ec2"
  value        = 7
}`,
      inconclusive: `
resource "aws_eip" "exit" {
  count  = 6
  domain = "vpc"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Exit:
    Type: AWS::EC2::EIP
    Properties:
      Domain: vpc`,
    },
  },
});
