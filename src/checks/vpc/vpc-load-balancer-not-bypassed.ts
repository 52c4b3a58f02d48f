import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { entriesByMachine } from '../../architecture/topology/internet-entries.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { findingOnPath } from '../path-findings.ts';

export const vpcLoadBalancerNotBypassed = defineCheck({
  id: 'vpc-load-balancer-not-bypassed',
  kind: [ec2Instance, ecsService, autoScalingGroup],
  title: 'Machines behind a public load balancer are reached through it alone',
  why: 'A load balancer is where certificates, the web firewall, logs and limits are. If the machines behind it also answer to the internet themselves, attackers go round all of it, and nobody sees them in the logs.',
  remediation:
    'Let the security group of the machines admit only the security group of the load balancer, and give them no public address.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  ],
  blindSpots: [
    'Only the ports of the target groups are looked at; other open ports are judged by checks of their own.',
  ],
  examine: (machine, { derived }) => {
    const entry = derived(entriesByMachine).get(machine);
    if (entry === undefined) return 'not-applicable';
    const { balancer, direct } = entry;
    switch (direct.state) {
      case 'open':
        return findingOnPath(
          'contradicts',
          `The internet reaches it past ${balancer.id}`,
          direct.hops,
          machine,
        );
      case 'closed':
        return supports(`Only ${balancer.id} leads to the port that it uses: ${direct.reason}.`, machine);
      case 'unknown':
        return inconclusive(
          `Whether the internet reaches it past ${balancer.id} is not known: ${direct.reason}.`,
          machine,
        );
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "back" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.53.1.0/24"
}

resource "aws_lb" "door" {
  subnets         = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  security_groups = ["sg-0a1b2c3d4e5f60718"]
}

resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
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
    subnets          = [aws_subnet.back.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.app.arn
    container_name   = "app"
    container_port   = 8080
  }
}`,
      contradicts: `
resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_subnet" "front" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.53.0.0/24"
}

resource "aws_route_table" "front" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  subnet_id      = aws_subnet.front.id
  route_table_id = aws_route_table.front.id
}

resource "aws_security_group" "app" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    protocol    = "tcp"
    from_port   = 8000
    to_port     = 9000
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "door" {
  subnets         = [aws_subnet.front.id, "subnet-1a2b3c4d5e6f70819"]
  security_groups = ["sg-0a1b2c3d4e5f60718"]
}

resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
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

resource "aws_instance" "app" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "t4g.small"
  subnet_id                   = aws_subnet.front.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.app.id]
}

resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}`,
      inconclusive: `
variable "public" {
  type = bool
}

resource "aws_lb" "door" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "door" {
  load_balancer_arn = aws_lb.door.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

resource "aws_security_group" "app" {
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = "app:1"

  network_configuration {
    subnets          = ["subnet-0a1b2c3d4e5f60718"]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = var.public
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.app.arn
    container_name   = "app"
    container_port   = 8080
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Door:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
      Targets: [{ Id: !Ref App }]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Door
      Port: 80
      Protocol: HTTP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Place:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.53.1.0/24
      MapPublicIpOnLaunch: false
  App:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t4g.small
      SubnetId: !Ref Place`,
      contradicts: `
Resources:
  Door:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 80
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
      Targets: [{ Id: !Ref App }]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Door
      Port: 80
      Protocol: HTTP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Place:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.53.1.0/24
      MapPublicIpOnLaunch: true
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
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 80
          ToPort: 80
          CidrIp: 0.0.0.0/0
  App:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t4g.small
      SubnetId: !Ref Place
      SecurityGroupIds: [!GetAtt Web.GroupId]`,
    },
  },
});
