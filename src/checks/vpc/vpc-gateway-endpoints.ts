import type { ResourceOf } from '../../architecture/index.ts';
import { natGateway, subnet, vpc } from '../../architecture/kinds/vpc.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcGatewayEndpoints = defineCheck({
  id: 'vpc-gateway-endpoints',
  kind: vpc,
  related: [natGateway, subnet, vpcEndpoint],
  title: 'Traffic to S3 and DynamoDB goes past the NAT gateway',
  why: 'A NAT gateway charges for every gigabyte that passes, also for traffic to S3 and DynamoDB, which is often most of it. A gateway endpoint carries that traffic on a short way inside AWS and costs nothing.',
  remediation:
    'Add gateway endpoints for S3, and for DynamoDB where it is used, to the route tables of the private subnets.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html',
  ],
  blindSpots: ['Endpoints that are made outside this code are not seen.'],
  examine: (network, { referrers }) => {
    const subnets = referrers(network, subnet, 'vpc');
    const [gateway] = subnets.flatMap((place) => referrers(place, natGateway, 'subnet'));
    if (gateway === undefined) return 'not-applicable';
    const endpoints = referrers(network, vpcEndpoint, 'vpc');
    const free = endpoints.find((endpoint) => isGatewayEndpoint(endpoint) === true);
    if (free !== undefined) return supports(`The VPC has a gateway endpoint (${free.id}).`, free);
    if (endpoints.some((endpoint) => isGatewayEndpoint(endpoint) === undefined)) {
      return inconclusive('The code does not tell which services the VPC has endpoints for.', gateway);
    }
    return contradicts('The VPC has a NAT gateway but no gateway endpoint for S3 or DynamoDB.', gateway);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.lake.id
  cidr_block = "10.7.0.0/24"
}

resource "aws_nat_gateway" "lake" {
  subnet_id = aws_subnet.public.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.lake.id
  service_name = "com.amazonaws.eu-central-1.s3"
}`,
      contradicts: `
resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.lake.id
  cidr_block = "10.7.0.0/24"
}

resource "aws_nat_gateway" "lake" {
  subnet_id = aws_subnet.public.id
}`,
      inconclusive: `
variable "service" {
  type = string
}

resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.lake.id
  cidr_block = "10.7.0.0/24"
}

resource "aws_nat_gateway" "lake" {
  subnet_id = aws_subnet.public.id
}

resource "aws_vpc_endpoint" "store" {
  vpc_id       = aws_vpc.lake.id
  service_name = var.service
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Lake:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.7.0.0/16
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Lake
      CidrBlock: 10.7.0.0/24
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Public
  Tables:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Lake
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.dynamodb`,
      contradicts: `
Resources:
  Lake:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.7.0.0/16
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Lake
      CidrBlock: 10.7.0.0/24
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Public`,
    },
  },
});

/** Whether it is a gateway endpoint for S3 or DynamoDB; undefined where the code leaves it open. */
function isGatewayEndpoint({ service, type }: ResourceOf<typeof vpcEndpoint>): boolean | undefined {
  if (type.state === 'known' && type.value !== 'Gateway') return false;
  if (service.state === 'absent') return false;
  const name = service.state === 'known' ? service.value : service.text;
  if (name === undefined || name.endsWith('}')) return undefined;
  return /\.(?:s3|dynamodb)$/.test(name);
}
