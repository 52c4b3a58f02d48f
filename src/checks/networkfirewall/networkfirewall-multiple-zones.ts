import { networkFirewall } from '../../architecture/kinds/networkfirewall.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const networkfirewallMultipleZones = defineCheck({
  id: 'networkfirewall-multiple-zones',
  kind: networkFirewall,
  related: [subnet],
  title: 'Network Firewall has endpoints in several Availability Zones',
  why: 'All traffic passes the firewall. With an endpoint in one zone, the failure of that zone stops the traffic of all others, and every byte from them is charged for crossing zones.',
  remediation: 'Map one subnet of each zone, and route each zone through its own endpoint.',
  links: ['https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-two-zone-igw.html'],
  blindSpots: ['Whether each zone is routed through its own endpoint is not judged.'],
  examine: (firewall, neighbours) => {
    if (firewall.subnets.state === 'absent') return 'not-applicable';
    return expectSeveralZones(firewall, firewall.subnets, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.61.0.0/28"
  availability_zone = "eu-west-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.61.0.16/28"
  availability_zone = "eu-west-1b"
}

resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"

  subnet_mapping {
    subnet_id = aws_subnet.a.id
  }

  subnet_mapping {
    subnet_id = aws_subnet.b.id
  }
}`,
      contradicts: `
resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d4e5f60718"
  }
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = "vpc-0123456789abcdef0"
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge"

  dynamic "subnet_mapping" {
    for_each = var.subnets
    content {
      subnet_id = subnet_mapping.value
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.61.0.0/28
      AvailabilityZone: eu-west-1a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.61.0.16/28
      AvailabilityZone: eu-west-1b
  Edge:
    Type: AWS::NetworkFirewall::Firewall
    Properties:
      FirewallName: edge
      VpcId: vpc-0123456789abcdef0
      FirewallPolicyArn: arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge
      SubnetMappings: [{ SubnetId: !Ref A }, { SubnetId: !Ref B }]`,
      contradicts: `
Resources:
  Edge:
    Type: AWS::NetworkFirewall::Firewall
    Properties:
      FirewallName: edge
      VpcId: vpc-0123456789abcdef0
      FirewallPolicyArn: arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/edge
      SubnetMappings: [{ SubnetId: subnet-0a1b2c3d4e5f60718 }]`,
    },
  },
});
