import { ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsDeploymentKeepsCapacity = defineCheck({
  id: 'ecs-deployment-keeps-capacity',
  kind: ecsService,
  title: 'A deployment keeps tasks running that answer',
  why: 'With a minimum healthy percentage of 0, ECS may stop every old task before a new one answers. Users then see errors in each deployment, and if the new version does not start they see nothing else.',
  remediation: 'Set the minimum healthy percentage to 100, or at least 50, and the maximum above it.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html'],
  examine: ({ deploymentController, minimumHealthyPercent, schedulingStrategy, targetGroups }) => {
    if (deploymentController.state === 'known' && deploymentController.value !== 'ECS')
      return 'not-applicable';
    if (schedulingStrategy.state === 'known' && schedulingStrategy.value === 'DAEMON')
      return 'not-applicable';
    if (minimumHealthyPercent.state === 'unresolved')
      return inconclusive(minimumHealthyPercent.reason, minimumHealthyPercent.location);
    if (minimumHealthyPercent.state === 'absent') return 'not-applicable';
    const { location, value } = minimumHealthyPercent;
    if (value > 0) return supports(`At least ${value} % of the tasks stay healthy.`, location);
    return targetGroups.state === 'absent'
      ? inconclusive(
          'A deployment may stop all tasks first, which a worker without visitors may bear.',
          location,
        )
      : contradicts('A deployment may stop all tasks before a new one answers.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_service" "shop" {
  name                               = "shop"
  cluster                            = "main"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
}`,
      contradicts: `
resource "aws_ecs_service" "shop" {
  name                               = "shop"
  cluster                            = "main"
  deployment_minimum_healthy_percent = 0

  load_balancer {
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/0a1b2c3d4e5f6071"
    container_name   = "shop"
    container_port   = 8080
  }
}`,
      inconclusive: `
resource "aws_ecs_service" "worker" {
  name                               = "worker"
  cluster                            = "main"
  deployment_minimum_healthy_percent = 0
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::ECS::Service
    Properties:
      DeploymentConfiguration:
        MinimumHealthyPercent: 50
        MaximumPercent: 200`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::ECS::Service
    Properties:
      DeploymentConfiguration:
        MinimumHealthyPercent: 0
      LoadBalancers:
        - ContainerName: shop
          ContainerPort: 8080
          TargetGroupArn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/0a1b2c3d4e5f6071`,
    },
  },
});
