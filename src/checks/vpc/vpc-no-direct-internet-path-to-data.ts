import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { redshiftCluster, redshiftWorkgroup } from '../../architecture/kinds/redshift.ts';
import { internetPaths } from '../../architecture/topology/internet-paths.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { findingOnPath } from '../path-findings.ts';

export const vpcNoDirectInternetPathToData = defineCheck({
  id: 'vpc-no-direct-internet-path-to-data',
  kind: [rdsInstance, redshiftCluster, redshiftWorkgroup],
  title: 'No way leads from the internet straight to a database',
  why: 'A route to the internet, a public address and an open port: together they put the sign-in of the database before everybody in the world. Stolen and guessed passwords are tried there day and night, and one flaw in the database is enough to lose all data in it.',
  remediation:
    'Close any one of the steps, better all: no public address, subnets without a route to an internet gateway, and a security group that names only the callers.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  blindSpots: [
    'Gateways, routes and rules that are made outside this code are not seen.',
    'A firewall on the way is not looked into.',
  ],
  examine: (database, { derived }) => {
    const direct = derived(internetPaths).get(database)?.direct;
    if (direct === undefined) return 'not-applicable';
    switch (direct.state) {
      case 'open':
        return findingOnPath('contradicts', 'The internet reaches it', direct.hops, database);
      case 'closed':
        return supports(`The internet does not reach it: ${direct.reason}.`, database);
      case 'unknown':
        return inconclusive(`Whether the internet reaches it is not known: ${direct.reason}.`, database);
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "main" {
  cidr_block = "10.50.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.50.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.50.2.0/24"
}

resource "aws_db_subnet_group" "orders" {
  name       = "orders"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_db_instance" "orders" {
  engine               = "postgres"
  instance_class       = "db.t4g.medium"
  db_subnet_group_name = aws_db_subnet_group.orders.name
}`,
      contradicts: `
resource "aws_vpc" "main" {
  cidr_block = "10.50.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.50.1.0/24"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "orders" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_subnet_group" "orders" {
  name       = "orders"
  subnet_ids = [aws_subnet.a.id]
}

resource "aws_db_instance" "orders" {
  engine                 = "postgres"
  instance_class         = "db.t4g.medium"
  publicly_accessible    = true
  db_subnet_group_name   = aws_db_subnet_group.orders.name
  vpc_security_group_ids = [aws_security_group.orders.id]
}`,
      inconclusive: `
variable "group" {
  type = string
}

resource "aws_db_instance" "orders" {
  engine                 = "postgres"
  instance_class         = "db.t4g.medium"
  publicly_accessible    = true
  vpc_security_group_ids = [var.group]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.medium
      PubliclyAccessible: false`,
      contradicts: `
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.50.0.0/16
  Gateway:
    Type: AWS::EC2::InternetGateway
  GatewayOfMain:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties:
      VpcId: !Ref Main
      InternetGatewayId: !Ref Gateway
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Main
      CidrBlock: 10.50.1.0/24
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Main
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
  RoutesOfA:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref A
      RouteTableId: !Ref Routes
  Door:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: warehouse
      VpcId: !Ref Main
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 5439
          ToPort: 5439
          CidrIp: 0.0.0.0/0
  Places:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties:
      Description: warehouse
      SubnetIds: [!Ref A]
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: admin
      PubliclyAccessible: true
      ClusterSubnetGroupName: !Ref Places
      VpcSecurityGroupIds: [!Ref Door]`,
    },
  },
});
