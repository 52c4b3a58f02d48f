import { ecsService } from '../../architecture/kinds/ecs.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const ecsServiceMultipleZones = defineCheck({
  id: 'ecs-service-multiple-zones',
  kind: ecsService,
  related: [subnet],
  title: 'ECS service may run in several Availability Zones',
  why: 'ECS spreads the tasks of a service over the subnets it was given. If those lie in one Availability Zone, the failure of that zone stops every task and none can start elsewhere.',
  remediation: 'Give the service subnets in at least two Availability Zones.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html'],
  blindSpots: ['Services on EC2 hosts without subnets of their own are not judged; their hosts are.'],
  examine: (service, neighbours) =>
    service.subnets.state === 'absent'
      ? 'not-applicable'
      : expectSeveralZones(service, service.subnets, neighbours),
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "tasks" {
  count             = 2
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.11.\${count.index}.0/24"
  availability_zone = ["eu-west-3a", "eu-west-3b"][count.index]
}

resource "aws_ecs_service" "rates" {
  name = "rates"

  network_configuration {
    subnets = aws_subnet.tasks[*].id
  }
}`,
      contradicts: `
resource "aws_subnet" "tasks" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.11.0.0/24"
  availability_zone = "eu-west-3a"
}

resource "aws_ecs_service" "rates" {
  name = "rates"

  network_configuration {
    subnets = [aws_subnet.tasks.id]
  }
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_ecs_service" "rates" {
  name = "rates"

  network_configuration {
    subnets = var.subnets
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  West:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.11.0.0/24
      AvailabilityZone: !Sub '\${AWS::Region}a'
  East:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.11.1.0/24
      AvailabilityZone: !Sub '\${AWS::Region}b'
  Rates:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [!Ref West, !Ref East]`,
      contradicts: `
Resources:
  West:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.11.0.0/24
      AvailabilityZone: eu-west-3a
  Other:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.11.1.0/24
      AvailabilityZone: eu-west-3a
  Rates:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [!Ref West, !Ref Other]`,
    },
  },
});
