import { DATA_STORE_KINDS } from '../../architecture/topology/data-stores.ts';
import { internetPaths } from '../../architecture/topology/internet-paths.ts';
import { defineCheck } from '../check.ts';
import { inconclusive } from '../expectations.ts';
import { findingOnPath } from '../path-findings.ts';

export const vpcDataTierBehindPrivateCompute = defineCheck({
  id: 'vpc-data-tier-behind-private-compute',
  kind: DATA_STORE_KINDS,
  title: 'Machines that may reach the data cannot be reached straight from the internet',
  why: 'A machine that strangers can talk to directly is one flaw away from being theirs. If it may also speak to the database, that one flaw gives them the data. Behind a load balancer or an API, in a subnet of its own, they would have to get through a second wall first.',
  remediation:
    'Put a load balancer or an API before the machine and take its public address away, or let only machines without one reach the data.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  blindSpots: [
    'Network ACLs between machines and data, and outbound rules, are not considered.',
    'Machines that reach the data through peered networks or made outside this code are not seen.',
  ],
  examine: (data, { derived }) => {
    const exposure = derived(internetPaths).get(data);
    if (exposure === undefined || exposure.direct.state === 'open') return 'not-applicable';
    const { paths, unclear } = exposure;
    const bare = paths.filter(({ isDirect }) => isDirect);
    if (bare.length > 0) {
      return bare.map(({ hops, machine }) =>
        findingOnPath('contradicts', `Strangers reach ${machine.id}, which reaches the data`, hops, data),
      );
    }
    const [reason] = unclear;
    if (reason !== undefined) return inconclusive(`Not every way to the data is known (${reason}).`, data);
    const [first] = paths;
    return first === undefined
      ? 'not-applicable'
      : findingOnPath(
          'supports',
          'The internet reaches the data only through a front door',
          first.hops,
          data,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "main" {
  cidr_block = "10.51.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.51.0.0/24"
}

resource "aws_subnet" "back" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.51.1.0/24"
}

resource "aws_security_group" "door" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    security_groups = [aws_security_group.door.id]
  }
}

resource "aws_security_group" "cache" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol        = "tcp"
    from_port       = 6379
    to_port         = 6379
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_lb" "door" {
  subnets         = [aws_subnet.front.id]
  security_groups = [aws_security_group.door.id]
}

resource "aws_lb_target_group" "app" {
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_lb_listener" "door" {
  load_balancer_arn = aws_lb.door.arn
  port              = 443
  protocol          = "HTTPS"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = "app:1"

  network_configuration {
    subnets         = [aws_subnet.back.id]
    security_groups = [aws_security_group.app.id]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.app.arn
    container_name   = "app"
    container_port   = 8080
  }
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "cache"
  description          = "cache"
  security_group_ids   = [aws_security_group.cache.id]
}`,
      contradicts: `
resource "aws_vpc" "main" {
  cidr_block = "10.51.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.51.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  subnet_id      = aws_subnet.front.id
  route_table_id = aws_route_table.front.id
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "data" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol        = "tcp"
    from_port       = 3306
    to_port         = 3306
    security_groups = [aws_security_group.web.id]
  }
}

resource "aws_instance" "web" {
  ami                    = "ami-0a1b2c3d4e5f60718"
  instance_type          = "t4g.small"
  subnet_id              = aws_subnet.front.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_db_instance" "data" {
  engine                 = "mysql"
  instance_class         = "db.t4g.medium"
  vpc_security_group_ids = [aws_security_group.data.id]
}`,
      inconclusive: `
variable "subnet" {
  type = string
}

resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "data" {
  ingress {
    protocol        = "tcp"
    from_port       = 3306
    to_port         = 3306
    security_groups = [aws_security_group.web.id]
  }
}

resource "aws_instance" "web" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "t4g.small"
  subnet_id                   = var.subnet
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.web.id]
}

resource "aws_db_instance" "data" {
  engine                 = "mysql"
  instance_class         = "db.t4g.medium"
  vpc_security_group_ids = [aws_security_group.data.id]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  App:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: app
  Door:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: search
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          SourceSecurityGroupId: !GetAtt App.GroupId
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties:
      VPCOptions:
        SubnetIds: [subnet-0a1b2c3d4e5f60718]
        SecurityGroupIds: [!GetAtt Door.GroupId]
  Finder:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/finder
      VpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718]
        SecurityGroupIds: [!GetAtt App.GroupId]
  Address:
    Type: AWS::Lambda::Url
    Properties:
      AuthType: AWS_IAM
      TargetFunctionArn: !GetAtt Finder.Arn`,
      contradicts: `
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.51.0.0/16
  Gateway:
    Type: AWS::EC2::InternetGateway
  GatewayOfMain:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties:
      VpcId: !Ref Main
      InternetGatewayId: !Ref Gateway
  Front:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Main
      CidrBlock: 10.51.0.0/24
      MapPublicIpOnLaunch: true
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
  RoutesOfFront:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Front
      RouteTableId: !Ref Routes
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Main
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: 0.0.0.0/0
  Data:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: data
      VpcId: !Ref Main
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 6379
          ToPort: 6379
          CidrIp: 10.51.0.0/16
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t4g.small
      SubnetId: !Ref Front
      SecurityGroupIds: [!GetAtt Web.GroupId]
  Cache:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: redis
      CacheNodeType: cache.t4g.small
      NumCacheNodes: 1
      VpcSecurityGroupIds: [!GetAtt Data.GroupId]`,
    },
  },
});
