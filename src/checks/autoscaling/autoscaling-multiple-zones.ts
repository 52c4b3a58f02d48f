import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const autoscalingMultipleZones = defineCheck({
  id: 'autoscaling-multiple-zones',
  kind: autoScalingGroup,
  related: [subnet],
  title: 'Auto Scaling group spreads its instances over Availability Zones',
  why: 'An Availability Zone is one or more data centres that can fail together. A group over several zones loses only part of its instances when one fails, and starts new ones in the others.',
  remediation: 'Give the group subnets in at least two Availability Zones, three where you can.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html'],
  examine: (group, neighbours) => expectSeveralZones(group, group.subnets, neighbours, group.zones),
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "app" {
  for_each          = { "us-west-2a" = "10.2.0.0/24", "us-west-2b" = "10.2.1.0/24" }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_autoscaling_group" "app" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = [for subnet in aws_subnet.app : subnet.id]
}`,
      contradicts: `
resource "aws_autoscaling_group" "app" {
  min_size           = 2
  max_size           = 6
  availability_zones = ["us-west-2a"]
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_autoscaling_group" "app" {
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = var.subnets
}`,
    },
    cloudformation: {
      supports: `
Resources:
  App:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"
      AvailabilityZones: !GetAZs ''`,
      contradicts: `
Resources:
  Only:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.2.0.0/24
  App:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"
      VPCZoneIdentifier:
        - !Ref Only`,
    },
  },
});
