import { subnet } from '../../architecture/kinds/vpc.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { inconclusive } from '../expectations.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const vpcEndpointMultipleZones = defineCheck({
  id: 'vpc-endpoint-multiple-zones',
  kind: vpcEndpoint,
  related: [subnet],
  title: 'VPC interface endpoint stands in several Availability Zones',
  why: 'An interface endpoint is a network interface in each subnet it is given. With one subnet, the failure of one zone takes away the service behind it, such as secrets or queues, from machines in all zones.',
  remediation: 'Give the endpoint one subnet in each zone that the workload uses.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html'],
  blindSpots: ['Subnets that are associated outside this code are not seen.'],
  examine: (endpoint, neighbours) => {
    const { type, subnets } = endpoint;
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state !== 'known' || type.value !== 'Interface' || subnets.state === 'absent') {
      return 'not-applicable';
    }
    return expectSeveralZones(endpoint, subnets, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.9.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.9.2.0/24"
  availability_zone = "eu-west-1b"
}

resource "aws_vpc_endpoint" "queues" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.a.id, aws_subnet.b.id]
}`,
      contradicts: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.9.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_vpc_endpoint" "queues" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.a.id]
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_vpc_endpoint" "queues" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type = "Interface"
  subnet_ids        = var.subnets
}`,
      'not-applicable': `
resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-1.s3"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.9.1.0/24
      AvailabilityZone: eu-west-1a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.9.2.0/24
      AvailabilityZone: eu-west-1b
  Queues:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      SubnetIds: [!Ref A, !Ref B]`,
      contradicts: `
Resources:
  Queues:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      SubnetIds: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
