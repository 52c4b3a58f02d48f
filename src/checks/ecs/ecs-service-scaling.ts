import { scalableTarget } from '../../architecture/kinds/autoscaling.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsServiceScaling = defineCheck({
  id: 'ecs-service-scaling',
  kind: ecsService,
  related: [scalableTarget],
  title: 'ECS service follows the load',
  why: 'A service with a fixed number of tasks pays for its peak all night, or fails at its peak.',
  remediation:
    'Register the service as a scaling target with a minimum and a maximum, and add a target tracking policy.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html'],
  blindSpots: [
    'Scaling that is set up outside this code is not seen.',
    'A service without a load balancer may be one that must run exactly once; that is left to the reader.',
  ],
  examine: (service, { beside, referrers }) => {
    const { schedulingStrategy } = service;
    if (schedulingStrategy.state === 'known' && schedulingStrategy.value === 'DAEMON')
      return 'not-applicable';
    const [scaling] = referrers(service, scalableTarget, 'target');
    if (scaling === undefined) {
      const loose = beside(service, scalableTarget).some(
        ({ service: namespace, target }) =>
          !(namespace.state === 'known' && namespace.value !== 'ecs') &&
          (target.state === 'unresolved' || (target.state === 'known' && target.value.targets.length === 0)),
      );
      if (loose)
        return inconclusive('The code does not tell which service a scaling target belongs to.', service);
      return service.targetGroups.state === 'absent'
        ? inconclusive(
            'Nothing changes the number of tasks; no load balancer stands before them, so whether their load varies is not seen.',
            service,
          )
        : contradicts(
            'Nothing changes the number of tasks, though a load balancer stands before them.',
            service,
          );
    }
    const { minimum, maximum } = scaling;
    if (minimum.state === 'known' && maximum.state === 'known' && minimum.value === maximum.value) {
      return contradicts(
        `Minimum and maximum are both ${minimum.value}: the service cannot follow the load.`,
        scaling,
      );
    }
    return supports(`${scaling.id} lets the number of tasks change.`, scaling);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_ecs_service" "feed" {
  name    = "feed"
  cluster = aws_ecs_cluster.main.id
}

resource "aws_appautoscaling_target" "feed" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/\${aws_ecs_cluster.main.name}/\${aws_ecs_service.feed.name}"
  min_capacity       = 2
  max_capacity       = 20
}`,
      contradicts: `
resource "aws_lb_target_group" "feed" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_ecs_service" "feed" {
  name          = "feed"
  desired_count = 10

  load_balancer {
    target_group_arn = aws_lb_target_group.feed.arn
    container_name   = "feed"
    container_port   = 8080
  }
}`,
      inconclusive: `
variable "service" {
  type = string
}

resource "aws_ecs_service" "feed" {
  name          = "feed"
  desired_count = 10
}

resource "aws_appautoscaling_target" "feed" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = var.service
  min_capacity       = 2
  max_capacity       = 20
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Feed:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: feed
      Cluster: main
  Scaling:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: ecs
      ScalableDimension: ecs:service:DesiredCount
      ResourceId: service/main/feed
      MinCapacity: 2
      MaxCapacity: 20`,
      contradicts: `
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
  Feed:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: feed
      DesiredCount: 10
      LoadBalancers:
        - ContainerName: feed
          ContainerPort: 8080
          TargetGroupArn: !Ref Targets`,
    },
  },
});
