import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { natGateway, subnet, vpc } from '../../architecture/kinds/vpc.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcDynamodbEndpoint = defineCheck({
  id: 'vpc-dynamodb-endpoint',
  kind: vpc,
  related: [natGateway, subnet, vpcEndpoint, dynamodbTable, lambdaFunction, ecsService],
  title: 'Functions and services in the VPC reach DynamoDB past the NAT gateway',
  why: 'Each read and write of a table from inside the VPC goes through the NAT gateway, which charges for every gigabyte, although a gateway endpoint for DynamoDB would carry it inside AWS at no charge.',
  remediation: 'Add a gateway endpoint for DynamoDB to the route tables of the private subnets.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html'],
  blindSpots: [
    'Which of the functions and services use the tables is not read from their code.',
    'A VPC without any gateway endpoint is reported by vpc-gateway-endpoints alone.',
  ],
  examine: (network, { beside, follow, referrers }) => {
    const subnets = referrers(network, subnet, 'vpc');
    const [gateway] = subnets.flatMap((place) => referrers(place, natGateway, 'subnet'));
    const [table] = beside(network, dynamodbTable);
    if (gateway === undefined || table === undefined) return 'not-applicable';
    const inside = new Set(subnets.map(({ id }) => id));
    const user = [...beside(network, lambdaFunction), ...beside(network, ecsService)].find((item) =>
      follow(item.subnets, subnet).some(({ id }) => inside.has(id)),
    );
    if (user === undefined) return 'not-applicable';
    const endpoints = referrers(network, vpcEndpoint, 'vpc');
    const names = endpoints.map(({ service }) =>
      service.state === 'known' ? service.value : service.state === 'unresolved' ? service.text : '',
    );
    const at = names.findIndex((name) => name?.endsWith('.dynamodb'));
    const endpoint = endpoints[at];
    if (endpoint !== undefined) return supports(`DynamoDB is reached through ${endpoint.id}.`, endpoint);
    if (names.some((name) => name === undefined || name.endsWith('}'))) {
      return inconclusive('The code does not tell which services the VPC has endpoints for.', gateway);
    }
    if (!names.some((name) => name?.endsWith('.s3'))) return 'not-applicable';
    return contradicts(
      `${user.id} stands in the VPC and ${table.id} beside it; what they exchange passes ${gateway.id}.`,
      gateway,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "shop" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.shop.id
  cidr_block = "10.8.1.0/24"
}

resource "aws_nat_gateway" "shop" {
  subnet_id = aws_subnet.private.id
}

resource "aws_dynamodb_table" "baskets" {
  name = "baskets"
}

resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"

  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = []
  }
}

resource "aws_vpc_endpoint" "tables" {
  vpc_id       = aws_vpc.shop.id
  service_name = "com.amazonaws.eu-west-2.dynamodb"
}`,
      contradicts: `
resource "aws_vpc" "shop" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.shop.id
  cidr_block = "10.8.1.0/24"
}

resource "aws_nat_gateway" "shop" {
  subnet_id = aws_subnet.private.id
}

resource "aws_dynamodb_table" "baskets" {
  name = "baskets"
}

resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"

  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = []
  }
}

resource "aws_vpc_endpoint" "files" {
  vpc_id       = aws_vpc.shop.id
  service_name = "com.amazonaws.eu-west-2.s3"
}`,
      inconclusive: `
variable "service" {
  type = string
}

resource "aws_vpc" "shop" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.shop.id
  cidr_block = "10.8.1.0/24"
}

resource "aws_nat_gateway" "shop" {
  subnet_id = aws_subnet.private.id
}

resource "aws_dynamodb_table" "baskets" {
  name = "baskets"
}

resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"

  vpc_config {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = []
  }
}

resource "aws_vpc_endpoint" "some" {
  vpc_id       = aws_vpc.shop.id
  service_name = var.service
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.8.0.0/16
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Shop
      CidrBlock: 10.8.1.0/24
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Private
  Baskets:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
  Checkout:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/checkout
      VpcConfig:
        SubnetIds: [!Ref Private]
  Tables:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Shop
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.dynamodb`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.8.0.0/16
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Shop
      CidrBlock: 10.8.1.0/24
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Private
  Baskets:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
  Checkout:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/checkout
      VpcConfig:
        SubnetIds: [!Ref Private]
  Files:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Shop
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.s3`,
    },
  },
});
