import { natGateway, routeTable, subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { distinctZones, zoneOf, zonesInWords } from '../subnet-zones.ts';

export const vpcNatGatewayPerZone = defineCheck({
  id: 'vpc-nat-gateway-per-zone',
  kind: natGateway,
  related: [subnet, routeTable, natGateway],
  title: 'NAT gateway serves the subnets of its own Availability Zone only',
  why: 'A NAT gateway, through which private machines reach the internet, lives in one Availability Zone. If subnets of other zones use it, the failure of its zone cuts them off too, and all their traffic is charged for crossing zones.',
  remediation: 'Make one NAT gateway for each zone and route each private subnet to the one of its zone.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
  ],
  blindSpots: ['Subnets whose route tables are assigned outside this code are not seen.'],
  examine: (gateway, { beside, follow }) => {
    const tables = beside(gateway, routeTable).filter(
      ({ routes }) =>
        routes.state === 'known' &&
        routes.value.items.some(({ natGateway: way }) =>
          follow(way, natGateway).some(({ id }) => id === gateway.id),
        ),
    );
    const served = tables.flatMap((table) => follow(table.subnets, subnet));
    if (served.length === 0) return 'not-applicable';
    const [home] = follow(gateway.subnet, subnet);
    const all = [...(home === undefined ? [] : [home]), ...served];
    const zones = distinctZones([...new Set(all.flatMap((item) => zoneOf(item) ?? []))]);
    const [servedZone, ...others] = new Set(served.map(zoneOf));
    if (zones.length > 1 && servedZone !== undefined && others.length === 0) {
      return contradicts(
        `It serves ${zonesInWords([servedZone])} from another zone: the failure of either cuts its subnets off.`,
        gateway,
      );
    }
    if (zones.length > 1) {
      return contradicts(
        `Subnets of several zones (${zonesInWords(zones)}) depend on this one NAT gateway.`,
        gateway,
      );
    }
    const [zone] = zones;
    if (home !== undefined && zone !== undefined && all.every((item) => zoneOf(item) === zone)) {
      return supports(`It serves subnets of ${zonesInWords([zone])} only, where it stands itself.`, gateway);
    }
    return inconclusive('The code does not tell which zones the gateway and its subnets lie in.', gateway);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "public_a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.0.0/24"
  availability_zone = "eu-north-1a"
}

resource "aws_subnet" "private_a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.10.0/24"
  availability_zone = "eu-north-1a"
}

resource "aws_nat_gateway" "a" {
  subnet_id         = aws_subnet.public_a.id
  connectivity_type = "public"
}

resource "aws_route_table" "private_a" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.a.id
  }
}

resource "aws_route_table_association" "private_a" {
  subnet_id      = aws_subnet.private_a.id
  route_table_id = aws_route_table.private_a.id
}`,
      contradicts: `
resource "aws_subnet" "public" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.0.0/24"
  availability_zone = "eu-north-1a"
}

resource "aws_subnet" "private" {
  for_each          = { "eu-north-1a" = "10.5.10.0/24", "eu-north-1b" = "10.5.11.0/24" }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_nat_gateway" "only" {
  subnet_id = aws_subnet.public.id
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.only.id
}

resource "aws_route_table_association" "private" {
  for_each       = aws_subnet.private
  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}`,
      inconclusive: `
variable "zone" {
  type = string
}

resource "aws_subnet" "private" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.10.0/24"
  availability_zone = var.zone
}

resource "aws_nat_gateway" "only" {
  subnet_id = "subnet-0123456789abcdef0"
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.only.id
  }
}

resource "aws_route_table_association" "private" {
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.0.0/24
      AvailabilityZone: eu-north-1c
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.10.0/24
      AvailabilityZone: eu-north-1c
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Public
      ConnectivityType: public
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: vpc-0123456789abcdef0
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: !Ref Nat
  PrivateRoutes:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Private
      RouteTableId: !Ref Routes`,
      contradicts: `
Resources:
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.0.0/24
      AvailabilityZone: eu-north-1a
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.10.0/24
      AvailabilityZone: eu-north-1b
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      SubnetId: !Ref Public
      ConnectivityType: public
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: vpc-0123456789abcdef0
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: !Ref Nat
  PrivateRoutes:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Private
      RouteTableId: !Ref Routes`,
    },
  },
});
