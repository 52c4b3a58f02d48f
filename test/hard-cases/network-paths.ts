import type { HardCase } from './hard-case.ts';

/** Shapes of public code around routes, entry points and certificates. */
export const NETWORK_PATHS: readonly HardCase[] = [
  {
    because: 'nothing but the firewall stands in the subnets of that route table',
    check: 'vpc-gateway-endpoint-routes',
    text: `
resource "aws_vpc" "desktops" {
  cidr_block = "10.70.0.0/16"
}

resource "aws_subnet" "firewall" {
  vpc_id     = aws_vpc.desktops.id
  cidr_block = "10.70.0.0/28"
}

resource "aws_networkfirewall_firewall" "edge" {
  name                = "edge"
  vpc_id              = aws_vpc.desktops.id
  firewall_policy_arn = "arn:aws:network-firewall:eu-west-2:111122223333:firewall-policy/edge"

  subnet_mapping {
    subnet_id = aws_subnet.firewall.id
  }
}

resource "aws_route_table" "firewall" {
  vpc_id = aws_vpc.desktops.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}

resource "aws_route_table_association" "firewall" {
  subnet_id      = aws_subnet.firewall.id
  route_table_id = aws_route_table.firewall.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.desktops.id
  service_name    = "com.amazonaws.eu-west-2.s3"
  route_table_ids = []
}`,
    said: ['supports: It is entered in every route table that leads to a NAT gateway.'],
  },
  {
    because: 'the only address of the code may be handed on by an output',
    check: 'vpc-elastic-ip-in-use',
    text: `
resource "aws_eip" "static" {
  domain = "vpc"
}`,
    said: [],
  },
  {
    because: 'a list without memory must let answers back in, and 3389 lies among their ports',
    check: 'vpc-network-acl-administration-ports',
    text: `
resource "aws_network_acl" "front" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
}`,
    said: ['supports: No entry lets SSH or remote desktop in from everywhere.'],
  },
  {
    because: 'a certificate of a private authority is not validated at all',
    check: 'acm-dns-validation',
    text: `
Resources:
  Inside:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: inside.example.internal
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1b2c3d4e`,
    said: [],
  },
  {
    because: 'who has a security group of its own is no member of the default one',
    check: 'vpc-data-tier-behind-private-compute',
    text: `
resource "aws_vpc" "main" {
  cidr_block = "10.71.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.71.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  subnet_id      = aws_subnet.front.id
  route_table_id = aws_route_table.front.id
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "web" {
  subnet_id              = aws_subnet.front.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_neptune_cluster" "graph" {
  engine = "neptune"
}`,
    said: [],
  },
];
