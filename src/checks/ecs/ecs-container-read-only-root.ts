import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { containersOf, isSidecar, isWindowsTask, nameOf } from '../ecs-containers.ts';
import { expectTrue } from '../expectations.ts';

export const ecsContainerReadOnlyRoot = defineCheck({
  id: 'ecs-container-read-only-root',
  kind: taskDefinition,
  title: 'Containers cannot change their own files',
  why: 'An intruder who gets into a program usually has to put tools beside it or change its files. On a read-only root file system that fails, and a program cannot fill its disk by mistake either.',
  remediation:
    'Set "readonlyRootFilesystem" to true and mount volumes for the few folders that the program writes to.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  blindSpots: ['Helper containers with well-known images, such as log routers, are left out.'],
  examine: (task) => {
    if (isWindowsTask(task)) return 'not-applicable';
    const found = containersOf(task);
    if ('finding' in found) return found.finding;
    const own = found.items.filter((container) => !isSidecar(container));
    return own.map((container) => ({
      ...expectTrue(container.readOnlyRoot, {
        supports: `${nameOf(container)} has a read-only root file system.`,
        contradicts: `${nameOf(container)} may change its own files.`,
      }),
      location: container.location,
    }));
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4", readonlyRootFilesystem = true }
  ])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4" }
  ])
}`,
      inconclusive: `
variable "read_only" {
  type = bool
}

resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4", readonlyRootFilesystem = var.read_only }
  ])
}`,
      'not-applicable': `
resource "aws_ecs_task_definition" "router" {
  family = "router"
  container_definitions = jsonencode([
    { name = "log_router", image = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable" }
  ])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quotes:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: quotes
          Image: quotes:4
          ReadonlyRootFilesystem: true`,
      contradicts: `
Resources:
  Quotes:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: quotes
          Image: quotes:4`,
    },
  },
});
