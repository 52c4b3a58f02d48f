import { transitGatewayAttachment } from '../../architecture/kinds/transitgateway.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const transitgatewayAttachmentMultipleZones = defineCheck({
  id: 'transitgateway-attachment-multiple-zones',
  kind: transitGatewayAttachment,
  related: [subnet],
  title: 'VPC is attached to its transit gateway in several Availability Zones',
  why: 'A transit gateway reaches a VPC only through the zones in which it has a subnet there. With one subnet, machines in other zones are not reached at all, and the failure of that zone cuts the VPC off.',
  remediation: 'Name one subnet in each zone that the VPC uses, small ones made for the purpose.',
  links: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html'],
  examine: (attachment, neighbours) => {
    if (attachment.subnets.state === 'absent') return 'not-applicable';
    return expectSeveralZones(attachment, attachment.subnets, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.60.0.0/28"
  availability_zone = "eu-west-3a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.60.0.16/28"
  availability_zone = "eu-west-3b"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "plant" {
  transit_gateway_id = "tgw-0123456789abcdef0"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
}`,
      contradicts: `
resource "aws_ec2_transit_gateway_vpc_attachment" "plant" {
  transit_gateway_id = "tgw-0123456789abcdef0"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0a1b2c3d4e5f60718"]
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_ec2_transit_gateway_vpc_attachment" "plant" {
  transit_gateway_id = "tgw-0123456789abcdef0"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = var.subnets
}`,
    },
    cloudformation: {
      supports: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.60.0.0/28
      AvailabilityZone: eu-west-3a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.60.0.16/28
      AvailabilityZone: eu-west-3b
  Plant:
    Type: AWS::EC2::TransitGatewayAttachment
    Properties:
      TransitGatewayId: tgw-0123456789abcdef0
      VpcId: vpc-0123456789abcdef0
      SubnetIds: [!Ref A, !Ref B]`,
      contradicts: `
Resources:
  Plant:
    Type: AWS::EC2::TransitGatewayVpcAttachment
    Properties:
      TransitGatewayId: tgw-0123456789abcdef0
      VpcId: vpc-0123456789abcdef0
      SubnetIds: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
