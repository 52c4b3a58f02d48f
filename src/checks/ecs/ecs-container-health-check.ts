import { ecsService, taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { containersOf } from '../ecs-containers.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsContainerHealthCheck = defineCheck({
  id: 'ecs-container-health-check',
  kind: ecsService,
  related: [taskDefinition],
  title: 'A task that hangs is noticed and replaced',
  why: 'ECS replaces a task whose program ends. A program that hangs keeps running and does nothing; without a health check nobody notices until users do.',
  remediation: 'Add a health check to the essential container, or let a load balancer check the service.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  blindSpots: ['Health checks in the image itself are not used by ECS and not counted.'],
  examine: (service, { follow }) => {
    if (service.targetGroups.state !== 'absent')
      return supports('A load balancer checks the health of the tasks.', service.targetGroups.location);
    const [task] = follow(service.taskDefinition, taskDefinition);
    if (task === undefined) return 'not-applicable';
    const found = containersOf(task);
    if ('finding' in found) return found.finding;
    const checked = found.items.find(({ healthCheck }) => healthCheck.state === 'known' && healthCheck.value);
    if (checked !== undefined) return supports(`${task.id} has a health check.`, checked.location);
    const unclear = found.items.find(({ healthCheck }) => healthCheck.state === 'unresolved');
    if (unclear !== undefined)
      return inconclusive(
        'Whether a container has a health check is known only at deployment.',
        unclear.location,
      );
    if (found.open !== undefined) return inconclusive(found.open, task.containers.location);
    return contradicts('Nothing notices when a task of the service hangs.', service);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "worker" {
  family = "worker"
  container_definitions = jsonencode([{
    name        = "worker"
    image       = "worker:3"
    healthCheck = { command = ["CMD-SHELL", "test -f /tmp/alive"] }
  }])
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = "main"
  task_definition = aws_ecs_task_definition.worker.arn
}`,
      contradicts: `
resource "aws_ecs_task_definition" "worker" {
  family                = "worker"
  container_definitions = jsonencode([{ name = "worker", image = "worker:3" }])
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = "main"
  task_definition = aws_ecs_task_definition.worker.arn
}`,
      inconclusive: `
variable "check" {
  type = object({ command = list(string) })
}

resource "aws_ecs_task_definition" "worker" {
  family                = "worker"
  container_definitions = jsonencode([{ name = "worker", image = "worker:3", healthCheck = var.check }])
}

resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = "main"
  task_definition = aws_ecs_task_definition.worker.arn
}`,
      'not-applicable': `
resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = "main"
  task_definition = "worker:12"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Worker:
    Type: AWS::ECS::Service
    Properties:
      LoadBalancers:
        - ContainerName: worker
          ContainerPort: 8080
          TargetGroupArn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/worker/0a1b2c3d4e5f6071`,
      contradicts: `
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: worker
          Image: worker:3
  Worker:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task`,
    },
  },
});
