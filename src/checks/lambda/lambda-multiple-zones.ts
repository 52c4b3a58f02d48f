import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const lambdaMultipleZones = defineCheck({
  id: 'lambda-multiple-zones',
  kind: lambdaFunction,
  related: [subnet],
  title: 'Lambda function in a VPC may run in several Availability Zones',
  why: 'Lambda by itself runs in several Availability Zones. A function that is put into a VPC runs only where its subnets are: with subnets in one zone it fails with that zone.',
  remediation: 'Give the function subnets in at least two Availability Zones.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  blindSpots: ['Functions outside a VPC are not judged: Lambda spreads them.'],
  examine: (lambda, neighbours) =>
    lambda.subnets.state === 'absent'
      ? 'not-applicable'
      : expectSeveralZones(lambda, lambda.subnets, neighbours),
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "left" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.14.0.0/24"
  availability_zone = "ca-central-1a"
}

resource "aws_subnet" "right" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.14.1.0/24"
  availability_zone = "ca-central-1b"
}

resource "aws_lambda_function" "match" {
  function_name = "match"
  role          = "arn:aws:iam::111122223333:role/match"

  vpc_config {
    subnet_ids         = [aws_subnet.left.id, aws_subnet.right.id]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}`,
      contradicts: `
resource "aws_subnet" "left" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.14.0.0/24"
  availability_zone = "ca-central-1a"
}

resource "aws_lambda_function" "match" {
  function_name = "match"
  role          = "arn:aws:iam::111122223333:role/match"

  vpc_config {
    subnet_ids         = [aws_subnet.left.id]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_lambda_function" "match" {
  function_name = "match"
  role          = "arn:aws:iam::111122223333:role/match"

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Left:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.14.0.0/24
      AvailabilityZone: !Select [0, !GetAZs '']
  Right:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.14.1.0/24
      AvailabilityZone: !Select [1, !GetAZs '']
  Match:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/match
      VpcConfig:
        SubnetIds: [!Ref Left, !Ref Right]
        SecurityGroupIds: [sg-0123456789abcdef0]`,
      contradicts: `
Resources:
  Left:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.14.0.0/24
      AvailabilityZone: ca-central-1a
  Match:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/match
      VpcConfig:
        SubnetIds: [!Ref Left]
        SecurityGroupIds: [sg-0123456789abcdef0]`,
    },
  },
});
