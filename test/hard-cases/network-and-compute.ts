import type { HardCase } from './hard-case.ts';

/** Shapes of public code around networks, machines and functions. */
export const NETWORK_AND_COMPUTE: readonly HardCase[] = [
  {
    because: 'port 22 is open, and the sentence must not deny it',
    check: 'vpc-security-group-public-ports',
    text: `
resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    said: [
      'supports: Nothing but web ports is open to the whole internet, port 22 aside, which a check of its own looks at.',
    ],
  },
  {
    because: 'the capacity provider scales the group',
    check: 'autoscaling-scaling-policy',
    text: `
resource "aws_autoscaling_group" "cluster" {
  min_size = 1
  max_size = 6
}

resource "aws_ecs_capacity_provider" "cluster" {
  name = "cluster"
  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.cluster.arn
    managed_scaling {
      status = "ENABLED"
    }
  }
}`,
    said: ['supports: ECS changes the size of the group (aws_ecs_capacity_provider.cluster).'],
  },
  {
    because: 'the capacity provider scales the group, named by Ref',
    check: 'autoscaling-scaling-policy',
    text: `
Resources:
  Cluster:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: "6"
  Provider:
    Type: AWS::ECS::CapacityProvider
    Properties:
      AutoScalingGroupProvider:
        AutoScalingGroupArn: !Ref Cluster
        ManagedScaling:
          Status: ENABLED`,
    said: ['supports: ECS changes the size of the group (Provider).'],
  },
  {
    because: 'a group of one only replaces its instance',
    check: 'autoscaling-scaling-policy',
    text: `
resource "aws_autoscaling_group" "bastion" {
  min_size = 1
  max_size = 1
}`,
    said: [
      'inconclusive: The group never holds more than one instance: it is there to replace it, not to follow the load.',
    ],
  },
  {
    because: 'tags that are not known may name the cluster that scales the group',
    check: 'autoscaling-scaling-policy',
    text: `
variable "tags" {
  type = map(string)
}

resource "aws_autoscaling_group" "nodes" {
  min_size = 1
  max_size = 6

  dynamic "tag" {
    for_each = var.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}`,
    said: [
      'inconclusive: Its tags would show whether a cluster scales it, and are not known: how many tag blocks there are is not known: variable "tags" has no value.',
    ],
  },
  {
    because: 'what the clock calls is called again',
    check: 'lambda-asynchronous-failure-destination',
    text: `
resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.report.arn
}

resource "aws_lambda_permission" "nightly" {
  function_name = aws_lambda_function.report.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
}`,
    said: [
      'inconclusive: A run (by aws_cloudwatch_event_rule.nightly) that fails three times is given up; with a schedule the next one comes by itself.',
    ],
  },
  {
    because: 'Amazon Linux 2023 requires tokens by itself',
    check: 'ec2-imdsv2',
    text: `
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: !Ref Image
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64`,
    said: [
      'inconclusive: The image decides: its name points to Amazon Linux 2023, which requires a session token by itself.',
    ],
  },
  {
    because: 'what is not cached cannot be compressed',
    check: 'cloudfront-compression',
    text: `
resource "aws_cloudfront_distribution" "proxy" {
  default_cache_behavior {
    cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    compress        = false
  }
  ordered_cache_behavior {
    path_pattern = "/images/*"
    compress     = true
  }
}`,
    said: ['supports: Compression is on.'],
  },
  {
    because: 'CloudFront runs the function at the edge, where there is no arm64',
    check: 'lambda-arm64',
    text: `
resource "aws_lambda_function" "rewrite" {
  function_name = "rewrite"
  role          = "arn:aws:iam::111122223333:role/rewrite"
  runtime       = "nodejs24.x"
  publish       = true
}

resource "aws_cloudfront_distribution" "site" {
  default_cache_behavior {
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.rewrite.qualified_arn
    }
  }
}`,
    said: [],
  },
  {
    because: 'the role tells that the function runs at the edge, where there is no X-Ray',
    check: 'lambda-tracing',
    text: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]}
            Action: sts:AssumeRole
  Rewrite:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Runtime: nodejs24.x`,
    said: [],
  },
  {
    because: 'without a TLS listener a Network Load Balancer writes no access log',
    check: 'elb-access-logs',
    text: `
resource "aws_lb" "queue" {
  load_balancer_type = "network"
}

resource "aws_lb_listener" "queue" {
  load_balancer_arn = aws_lb.queue.arn
  port              = 5671
  protocol          = "TCP"
}`,
    said: [],
  },
  {
    because: 'Windows does not run on Graviton',
    check: 'ec2-graviton',
    text: `
data "aws_ami" "windows_2022" {
  most_recent = true
}

resource "aws_instance" "directory" {
  ami           = data.aws_ami.windows_2022.id
  instance_type = "t3.large"
}`,
    said: [],
  },
  {
    because: 'the parameter holds a placeholder, not one subnet',
    check: 'lambda-multiple-zones',
    text: `
Resources:
  Consumer:
    Type: AWS::Lambda::Function
    Properties:
      VpcConfig:
        SubnetIds: [SUBNET_IDS]`,
    said: ['inconclusive: The code does not tell which Availability Zones its subnets lie in.'],
  },
  {
    because: 'the interface has the security groups, not the instance',
    check: 'ec2-instance-internet-exposure',
    text: `
resource "aws_network_interface" "relay" {
  security_groups = ["sg-0123456789abcdef0"]
}

resource "aws_instance" "relay" {
  instance_type = "t4g.small"

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.relay.id
  }
}`,
    said: [
      'inconclusive: It is not known whether the internet reaches it: it uses a network interface of its own.',
    ],
  },
  {
    because: 'the one NAT gateway stands in another zone than the one subnet that it serves',
    check: 'vpc-nat-gateway-per-zone',
    text: `
Resources:
  Public:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: eu-north-1a}
  Private:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: eu-north-1b}
  Gateway:
    Type: AWS::EC2::NatGateway
    Properties: {SubnetId: !Ref Public}
  Table:
    Type: AWS::EC2::RouteTable
  Way:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Table
      DestinationCidrBlock: 0.0.0.0/0
      NatGatewayId: !Ref Gateway
  Place:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {RouteTableId: !Ref Table, SubnetId: !Ref Private}`,
    said: [
      'contradicts: It serves eu-north-1b from another zone: the failure of either cuts its subnets off.',
    ],
  },
  {
    because: 'the range of a VPC is never the whole internet, whatever it is',
    check: 'vpc-security-group-public-ports',
    text: `
data "aws_vpc" "shared" {
  default = true
}

resource "aws_security_group" "database" {
  ingress {
    protocol    = "tcp"
    from_port   = 1521
    to_port     = 1521
    cidr_blocks = [data.aws_vpc.shared.cidr_block]
  }
}`,
    said: ['supports: Nothing but web ports is open to the whole internet.'],
  },
];
