import { serviceQuota } from '../../architecture/kinds/servicequotas.ts';
import { securityGroup } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import type { Stated, Texts } from '../../architecture/index.ts';
import { expectWithinQuota } from '../declared-against-quota.ts';

/** Half the default quota: groups with fewer rules are not worth a line. */
const WORTH_A_LOOK = 30;

/** Rules of the larger address family; a rule without ranges names a group, and counts once. */
function rulesIn(rules: readonly Stated<Texts>[]): number {
  const ranges = rules.flatMap((stated) => {
    const values = stated.state === 'known' ? stated.value.values : [];
    return values.length === 0 ? [''] : values;
  });
  const six = ranges.filter((range) => range.includes(':')).length;
  return Math.max(six, ranges.length - six);
}

export const servicequotasSecurityGroupRules = defineCheck({
  id: 'servicequotas-security-group-rules',
  kind: securityGroup,
  related: [serviceQuota],
  title: 'Rules of a security group fit into its quota',
  why: 'A security group takes sixty rules in and sixty out, for IPv4 and for IPv6 each, unless AWS raised the number; every address range counts as one. The rule beyond is refused, and a new partner or office stays locked out until AWS has answered.',
  remediation:
    'Use prefix lists or references to other groups instead of many ranges, or ask for the quota in code: aws_servicequotas_service_quota with the code L-0EA8095F.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html'],
  blindSpots: [
    'CloudFormation: a template cannot ask for quotas, so more than the default is never held against it.',
    'Prefix lists count with all their entries, which are not looked up.',
  ],
  examine: (group, neighbours) => {
    const { egress, ingress } = group;
    const counts = [
      rulesIn(ingress.state === 'known' ? ingress.value.items.map(({ sources }) => sources) : []),
      rulesIn(egress.state === 'known' ? egress.value.items.map(({ destinations }) => destinations) : []),
    ];
    const count = Math.max(...counts);
    if (count < WORTH_A_LOOK) return 'not-applicable';
    const declared = { count, things: 'rules of one direction in the group', at: group };
    return expectWithinQuota(declared, { code: 'L-0EA8095F', byDefault: 60 }, group, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_security_group" "partners" {
  name = "partners"
}

resource "aws_security_group_rule" "partner" {
  count             = 40
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["192.0.2.\${count.index}/32"]
  security_group_id = aws_security_group.partners.id
}`,
      contradicts: `
resource "aws_security_group" "partners" {
  name = "partners"
}

resource "aws_security_group_rule" "partner" {
  count             = 120
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["192.0.2.\${count.index}/32"]
  security_group_id = aws_security_group.partners.id
}

resource "aws_servicequotas_service_quota" "rules" {
  quota_code   = "L-0EA8095F"
  service_code = "vpc"
  value        = 100
}`,
      inconclusive: `
resource "aws_security_group" "partners" {
  name = "partners"
}

resource "aws_security_group_rule" "partner" {
  count             = 70
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["192.0.2.\${count.index}/32"]
  security_group_id = aws_security_group.partners.id
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: partners
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.0/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.1/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.2/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.3/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.4/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.5/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.6/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.7/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.8/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.9/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.10/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.11/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.12/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.13/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.14/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.15/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.16/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.17/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.18/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.19/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.20/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.21/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.22/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.23/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.24/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.25/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.26/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.27/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.28/32 }
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 192.0.2.29/32 }`,
    },
  },
});
