import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { AROUND_INSTANCE, stepsFromInternet } from '../internet-exposure.ts';

export const ec2InstanceInternetExposure = defineCheck({
  id: 'ec2-instance-internet-exposure',
  kind: ec2Instance,
  related: AROUND_INSTANCE,
  title: 'EC2 instance cannot be reached straight from the internet',
  why: 'An instance that anyone can reach is scanned and attacked within minutes, with nothing in front of it that filters, spreads or absorbs traffic. Put a load balancer, an API or a content network in front, and the instance behind them in a private subnet.',
  remediation:
    'Move the instance to a subnet without a route to an internet gateway, take its public address away, or let its security group admit only the load balancer.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  blindSpots: [
    'Network ACLs and firewalls on the way are not considered.',
    'Network interfaces and addresses that are attached outside this code are not seen.',
  ],
  examine: (instance, neighbours) => {
    const steps = stepsFromInternet(instance, neighbours);
    const missing = steps.find((step) => step.holds === false);
    if (missing !== undefined)
      return supports(`Not reachable from the internet: ${missing.reason}.`, instance);
    const open = steps.find((step) => step.holds === undefined);
    if (open !== undefined)
      return inconclusive(`It is not known whether the internet reaches it: ${open.reason}.`, instance);
    const hops = steps.flatMap((step) => (step.holds ? step.hops : []));
    return contradicts(`The internet reaches it: ${[...hops, instance.id].join(' → ')}.`, instance);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_instance" "ledger" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = aws_subnet.private.id
  associate_public_ip_address = false
}`,
      contradicts: `
resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
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

resource "aws_security_group" "forum" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "forum" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = aws_subnet.front.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.forum.id]
}`,
      inconclusive: `
variable "subnet" {
  type = string
}

resource "aws_security_group" "forum" {
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "forum" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = var.subnet
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.forum.id]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.1.0.0/16
  Inside:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.1.1.0/24
  Ledger:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: m7g.large
      SubnetId: !Ref Inside`,
      contradicts: `
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.1.0.0/16
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties:
      VpcId: !Ref Network
      InternetGatewayId: !Ref Gateway
  Front:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.1.1.0/24
      MapPublicIpOnLaunch: true
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Network
  Default:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
  FrontRoutes:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Front
      RouteTableId: !Ref Routes
  ForumAccess:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Forum
      VpcId: !Ref Network
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 80
          ToPort: 80
          CidrIp: 0.0.0.0/0
  Forum:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: m7g.large
      SubnetId: !Ref Front
      SecurityGroupIds:
        - !GetAtt ForumAccess.GroupId`,
    },
  },
});
