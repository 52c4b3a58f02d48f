import type { HardCase } from './hard-case.ts';

/** Shapes of public code around containers, machines, models and money. */
export const COMPUTE_AND_COST: readonly HardCase[] = [
  {
    because: 'a container that only deployment knows may use the rest of the memory',
    check: 'ecs-task-memory-used',
    text: `
variable "sidecar" {
  type = any
}

resource "aws_ecs_task_definition" "web" {
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 4096
  container_definitions = jsonencode([
    { name = "web", image = "web:1", memory = 1024 },
    var.sidecar,
  ])
}`,
    said: ['inconclusive: Not known: variable "sidecar" has no value.'],
  },
  {
    because: 'a container that only deployment knows may have the health check',
    check: 'ecs-container-health-check',
    text: `
variable "sidecar" {
  type = any
}

resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web", image = "web:1" }, var.sidecar])
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
}`,
    said: ['inconclusive: Not known: variable "sidecar" has no value.'],
  },
  {
    because: 'Batch takes all sizes of a family',
    check: 'ec2-spot-diversified',
    text: `
resource "aws_batch_compute_environment" "night" {
  type = "MANAGED"

  compute_resources {
    type          = "SPOT"
    instance_type = ["c7g"]
    max_vcpus     = 64
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
    said: ['supports: Capacity may come from c7g.'],
  },
  {
    because: 'a script of the machine may attach the volume',
    check: 'ec2-volume-attached',
    text: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 10
}

resource "aws_ebs_volume" "logs" {
  availability_zone = "eu-west-1a"
  size              = 10
}

resource "aws_instance" "db" {
  ami       = "ami-0a1b2c3d4e5f60718"
  user_data = "aws ec2 attach-volume"
}

resource "aws_volume_attachment" "logs" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.logs.id
  instance_id = aws_instance.db.id
}`,
    said: [
      'inconclusive: The code does not show what attaches the volume; a script or another stack may.',
      'supports: The volume is attached.',
    ],
  },
  {
    because: 'a role that nodes and Fargate share pulls images for both',
    check: 'eks-node-role-narrow',
    text: `
resource "aws_iam_role" "workers" {
  assume_role_policy  = "{}"
  managed_policy_arns = [
    "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
  ]
}

resource "aws_eks_node_group" "workers" {
  cluster_name  = "main"
  node_role_arn = aws_iam_role.workers.arn
  subnet_ids    = ["subnet-0a1b2c3d4e5f60718"]
}`,
    said: ['supports: aws_iam_role.workers has no managed policies beside those of a node.'],
  },
  {
    because: 'an asynchronous endpoint has a queue in front of it',
    check: 'sagemaker-endpoint-instances',
    text: `
resource "aws_sagemaker_endpoint_configuration" "slow" {
  production_variants {
    model_name             = "slow"
    initial_instance_count = 1
    instance_type          = "ml.g5.xlarge"
  }

  async_inference_config {
    output_config {
      s3_output_path = "s3://answers/slow"
    }
  }
}`,
    said: [],
  },
  {
    because: 'an environment that only deployment knows is not taken as one for tests',
    check: 'ec2-preproduction-schedule',
    text: `
variable "environment" {
  type = string
}

resource "aws_instance" "web" {
  ami  = "ami-0a1b2c3d4e5f60718"
  tags = { Environment = var.environment }
}`,
    said: [],
  },
  {
    because: 'a worker without visitors may stop for a moment',
    check: 'ecs-deployment-keeps-capacity',
    text: `
resource "aws_ecs_service" "scheduler" {
  name                               = "scheduler"
  desired_count                      = 1
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
}`,
    said: ['inconclusive: A deployment may stop all tasks first, which a worker without visitors may bear.'],
  },
  {
    because: 'a Classic Load Balancer has a switch instead of a delay, and it is off',
    check: 'elb-deregistration-delay',
    text: `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "80"
          Protocol: HTTPS`,
    said: ['contradicts: Requests under way are cut off: connection draining is off.'],
  },
];
