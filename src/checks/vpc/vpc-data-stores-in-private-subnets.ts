import { DATA_STORE_KINDS, dataStoresIn } from '../../architecture/topology/data-stores.ts';
import { internetPaths } from '../../architecture/topology/internet-paths.ts';
import { routeToAny } from '../../architecture/topology/network-access.ts';
import type { Architecture, Resource } from '../../architecture/index.ts';
import type { Reach } from '../../architecture/topology/reach.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { findingOnPath } from '../path-findings.ts';

export const vpcDataStoresInPrivateSubnets = defineCheck({
  id: 'vpc-data-stores-in-private-subnets',
  kind: DATA_STORE_KINDS,
  title: 'Data stands in subnets without a route to the internet',
  why: 'In a subnet with a route to an internet gateway, one wrong setting, a public address or an open rule, is enough to put the data before everybody. Without the route there is no such setting: the mistake stays without consequence.',
  remediation:
    'Make subnets for data whose route table has no internet gateway in it, and name them in the subnet group.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  blindSpots: [
    'Stores without a subnet group stand in the default VPC and are not judged here.',
    'Data that the internet reaches straight away is reported by vpc-no-direct-internet-path-to-data.',
  ],
  examine: (data, { derived }) => {
    const reach = derived(routesToData).get(data);
    if (reach === undefined) return 'not-applicable';
    switch (reach.state) {
      case 'open':
        if (derived(internetPaths).get(data)?.direct.state === 'open') return 'not-applicable';
        return findingOnPath(
          'contradicts',
          'A route leads from the internet to its subnet',
          reach.hops,
          data,
        );
      case 'closed':
        return supports(`Its subnets have no route to the internet (${reach.reason}).`, data);
      case 'unknown':
        return inconclusive(
          `Whether its subnets have a route to the internet is not known: ${reach.reason}.`,
          data,
        );
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "data" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.52.1.0/24"
}

resource "aws_route_table" "data" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "data" {
  subnet_id      = aws_subnet.data.id
  route_table_id = aws_route_table.data.id
}

resource "aws_elasticache_subnet_group" "sessions" {
  name       = "sessions"
  subnet_ids = [aws_subnet.data.id]
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "sessions"
  subnet_group_name    = aws_elasticache_subnet_group.sessions.name
}`,
      contradicts: `
resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_subnet" "data" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.52.1.0/24"
}

resource "aws_route_table" "all" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "data" {
  subnet_id      = aws_subnet.data.id
  route_table_id = aws_route_table.all.id
}

resource "aws_db_subnet_group" "ledger" {
  name       = "ledger"
  subnet_ids = [aws_subnet.data.id]
}

resource "aws_rds_cluster" "ledger" {
  engine               = "aurora-postgresql"
  db_subnet_group_name = aws_db_subnet_group.ledger.name
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_db_subnet_group" "ledger" {
  name       = "ledger"
  subnet_ids = var.subnets
}

resource "aws_rds_cluster" "ledger" {
  engine               = "aurora-postgresql"
  db_subnet_group_name = aws_db_subnet_group.ledger.name
}`,
      'not-applicable': `
resource "aws_rds_cluster" "ledger" {
  engine = "aurora-postgresql"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Place:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.52.1.0/24
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: vpc-0123456789abcdef0
  RoutesOfPlace:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Place
      RouteTableId: !Ref Routes
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties:
      VPCOptions:
        SubnetIds: [!Ref Place]`,
      contradicts: `
Resources:
  Place:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.52.1.0/24
  Gateway:
    Type: AWS::EC2::InternetGateway
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: vpc-0123456789abcdef0
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
  RoutesOfPlace:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Place
      RouteTableId: !Ref Routes
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties:
      VPCOptions:
        SubnetIds: [!Ref Place]`,
    },
  },
});

/** Whether a route leads from the internet to any subnet of each data store. */
function routesToData(architecture: Architecture): ReadonlyMap<Resource, Reach> {
  const reaches = new Map<Resource, Reach>();
  for (const { resource, subnets } of dataStoresIn(architecture)) {
    if (subnets.state === 'absent') continue;
    reaches.set(resource, routeToAny(subnets, architecture));
  }
  return reaches;
}
