import { scalableTarget } from '../../architecture/kinds/autoscaling.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast } from '../expectations.ts';

export const ecsServiceTaskCount = defineCheck({
  id: 'ecs-service-task-count',
  kind: ecsService,
  related: [scalableTarget],
  title: 'ECS service behind a load balancer runs at least two tasks',
  why: 'With one task, every crash is an outage until the next task has started, and the failure of an Availability Zone takes the service along.',
  remediation: 'Set the desired count, or the minimum of its scaling target, to two or more.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  ],
  blindSpots: ['Services that no load balancer stands before, such as workers, are not judged.'],
  examine: (service, { referrers }) => {
    const { desiredCount, schedulingStrategy, targetGroups } = service;
    if (targetGroups.state === 'absent') return 'not-applicable';
    if (schedulingStrategy.state === 'known' && schedulingStrategy.value === 'DAEMON')
      return 'not-applicable';
    const [scaling] = referrers(service, scalableTarget, 'target');
    return expectAtLeast(scaling === undefined ? desiredCount : scaling.minimum, 2, {
      supports: (count) => `At least ${count} tasks run.`,
      contradicts: (count) => `The service may run with ${count === 1 ? 'one task' : `${count} tasks`}.`,
      absent: { verdict: 'inconclusive', message: 'The code does not state how many tasks run at least.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_target_group" "quotes" {
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_ecs_service" "quotes" {
  name          = "quotes"
  desired_count = 3

  load_balancer {
    target_group_arn = aws_lb_target_group.quotes.arn
    container_name   = "quotes"
    container_port   = 8080
  }
}`,
      contradicts: `
resource "aws_lb_target_group" "quotes" {
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_ecs_service" "quotes" {
  name          = "quotes"
  desired_count = 1

  load_balancer {
    target_group_arn = aws_lb_target_group.quotes.arn
    container_name   = "quotes"
    container_port   = 8080
  }
}`,
      inconclusive: `
variable "tasks" {
  type = number
}

resource "aws_ecs_service" "quotes" {
  name          = "quotes"
  desired_count = var.tasks

  load_balancer {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/quotes/73e2d6bc24d8a067"
    container_name   = "quotes"
    container_port   = 8080
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      TargetType: ip
      VpcId: vpc-0123456789abcdef0
  Fleet:
    Type: AWS::ECS::Cluster
  Quotes:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Fleet
      LoadBalancers:
        - ContainerName: quotes
          ContainerPort: 8080
          TargetGroupArn: !Ref Targets
  Scaling:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: ecs
      ScalableDimension: ecs:service:DesiredCount
      ResourceId: !Sub service/\${Fleet}/\${Quotes.Name}
      MinCapacity: 2
      MaxCapacity: 8`,
      contradicts: `
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      TargetType: ip
      VpcId: vpc-0123456789abcdef0
  Quotes:
    Type: AWS::ECS::Service
    Properties:
      LoadBalancers:
        - ContainerName: quotes
          ContainerPort: 8080
          TargetGroupArn: !Ref Targets`,
    },
  },
});
