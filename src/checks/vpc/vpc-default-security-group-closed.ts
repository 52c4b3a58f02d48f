import { defaultSecurityGroup } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcDefaultSecurityGroupClosed = defineCheck({
  id: 'vpc-default-security-group-closed',
  kind: defaultSecurityGroup,
  types: ['aws_vpc'],
  related: [defaultSecurityGroup],
  title: 'Default security group of a VPC lets nothing through',
  why: 'Whatever is started without a security group gets the default one. Without rules in it, a forgotten choice ends in a closed door and is noticed; with rules, it is silently open.',
  remediation:
    'Manage the default security group in code without any ingress or egress block, and give each service a group of its own.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html'],
  blindSpots: [
    'A group that the code does not mention may have been emptied outside it.',
    'CloudFormation cannot take the rules of a default security group away, so its VPCs are not judged.',
  ],
  examine: (resource, { referrers }) => {
    if (resource.declared.type === 'aws_vpc') {
      return referrers(resource, defaultSecurityGroup, 'vpc').length > 0
        ? 'not-applicable'
        : inconclusive(
            'The code leaves the default security group as AWS makes it: members reach each other and everything outside.',
            resource,
          );
    }
    const { hasIngress, hasEgress, location } = resource;
    for (const rules of [hasIngress, hasEgress]) {
      if (rules.state === 'unresolved') return inconclusive(rules.reason, rules.location);
    }
    const open = [hasIngress, hasEgress].find((rules) => rules.state === 'known' && rules.value);
    if (open !== undefined) return contradicts('The default security group has a rule.', open.location);
    return supports('The default security group has no rules.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "bank" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_default_security_group" "bank" {
  vpc_id = aws_vpc.bank.id
}`,
      contradicts: `
resource "aws_vpc" "bank" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_default_security_group" "bank" {
  vpc_id = aws_vpc.bank.id

  ingress {
    protocol  = -1
    self      = true
    from_port = 0
    to_port   = 0
  }
}`,
      inconclusive: `
variable "rules" {
  type = list(number)
}

resource "aws_default_security_group" "bank" {
  vpc_id = "vpc-0123456789abcdef0"

  dynamic "ingress" {
    for_each = var.rules
    content {
      protocol  = "tcp"
      self      = true
      from_port = ingress.value
      to_port   = ingress.value
    }
  }
}`,
    },
  },
});
