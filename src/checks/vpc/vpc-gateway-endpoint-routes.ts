import { networkFirewall } from '../../architecture/kinds/networkfirewall.ts';
import { routeTable, subnet } from '../../architecture/kinds/vpc.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcGatewayEndpointRoutes = defineCheck({
  id: 'vpc-gateway-endpoint-routes',
  kind: vpcEndpoint,
  related: [routeTable, subnet, networkFirewall],
  title: 'VPC gateway endpoint stands in every route table that leads to a NAT gateway',
  why: 'A gateway endpoint carries the traffic only of those subnets whose route table it is entered in. The others go on sending their traffic to S3 or DynamoDB through the NAT gateway, which charges for every gigabyte.',
  remediation: 'Enter the endpoint in the route tables of all private subnets.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'],
  blindSpots: ['Route tables that are made outside this code are not seen.'],
  examine: (endpoint, { beside, follow }) => {
    const { type, service, routeTables, vpc } = endpoint;
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state !== 'known' || type.value !== 'Gateway' || service.state === 'absent')
      return 'not-applicable';
    const networks = vpc.state === 'known' ? vpc.value.targets : [];
    const charged = beside(endpoint, routeTable).filter(
      (table) =>
        table.vpc.state === 'known' &&
        table.vpc.value.targets.some((target) => networks.includes(target)) &&
        table.routes.state === 'known' &&
        table.routes.value.items.some(({ natGateway }) => natGateway.state !== 'absent'),
    );
    if (charged.length === 0) return 'not-applicable';
    const ofFirewalls = new Set(
      beside(endpoint, networkFirewall).flatMap(({ subnets }) => follow(subnets, subnet).map(({ id }) => id)),
    );
    if (routeTables.state === 'unresolved') return inconclusive(routeTables.reason, routeTables.location);
    const entered = new Set(follow(routeTables, routeTable).map(({ id }) => id));
    const missing = charged.filter(
      ({ id, subnets }) =>
        !entered.has(id) && !follow(subnets, subnet).some((place) => ofFirewalls.has(place.id)),
    );
    if (missing.length === 0) {
      return supports('It is entered in every route table that leads to a NAT gateway.', endpoint);
    }
    if (routeTables.state === 'known' && routeTables.value.open.length > 0) {
      return inconclusive('Some of its route tables are not known.', routeTables.location);
    }
    const names = missing.map(({ id }) => id).join(', ');
    return contradicts(`It is not entered in ${names}, whose subnets use the NAT gateway instead.`, endpoint);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.lake.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.lake.id
  service_name    = "com.amazonaws.eu-central-1.s3"
  route_table_ids = [aws_route_table.private.id]
}`,
      contradicts: `
resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_route_table" "private_a" {
  vpc_id = aws_vpc.lake.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}

resource "aws_route_table" "private_b" {
  vpc_id = aws_vpc.lake.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-1123456789abcdef0"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.lake.id
  service_name    = "com.amazonaws.eu-central-1.s3"
  route_table_ids = [aws_route_table.private_a.id]
}`,
      inconclusive: `
variable "tables" {
  type = list(string)
}

resource "aws_vpc" "lake" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.lake.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0123456789abcdef0"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.lake.id
  service_name    = "com.amazonaws.eu-central-1.s3"
  route_table_ids = var.tables
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Lake:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.7.0.0/16
  Private:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Lake
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Private
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: nat-0123456789abcdef0
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Lake
      ServiceName: com.amazonaws.eu-central-1.s3
      RouteTableIds: [!Ref Private]`,
      contradicts: `
Resources:
  Lake:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.7.0.0/16
  Private:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Lake
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Private
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: nat-0123456789abcdef0
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Lake
      ServiceName: com.amazonaws.eu-central-1.s3`,
    },
  },
});
