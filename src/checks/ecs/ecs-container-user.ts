import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { containersOf, isSidecar, isWindowsTask, nameOf } from '../ecs-containers.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const ROOT = /^(?:root|0)(?::|$)/;

export const ecsContainerUser = defineCheck({
  id: 'ecs-container-user',
  kind: taskDefinition,
  title: 'Containers do not run as root',
  why: 'The user root in a container is root for the kernel too. If an intruder finds a hole in the container runtime, root comes out on the host; another user mostly does not.',
  remediation: 'Set "user" in the container definition to a user of the image other than root, such as 1000.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  blindSpots: ['Where the code names no user the image decides, which is not looked into.'],
  examine: (task) => {
    if (isWindowsTask(task)) return 'not-applicable';
    const found = containersOf(task);
    if ('finding' in found) return found.finding;
    const own = found.items.filter((container) => !isSidecar(container));
    const named = own.filter(({ user }) => user.state !== 'absent');
    if (named.length === 0) return 'not-applicable';
    return named.map((container) => {
      const { user } = container;
      if (user.state !== 'known')
        return inconclusive(`The user of ${nameOf(container)} is known only at deployment.`, user.location);
      return ROOT.test(user.value)
        ? contradicts(`${nameOf(container)} runs as root.`, user.location)
        : supports(`${nameOf(container)} runs as ${user.value}.`, user.location);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4", user = "1000:1000" }
  ])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4", user = "root" }
  ])
}`,
      inconclusive: `
variable "user" {
  type = string
}

resource "aws_ecs_task_definition" "quotes" {
  family = "quotes"
  container_definitions = jsonencode([
    { name = "quotes", image = "quotes:4", user = var.user }
  ])
}`,
      'not-applicable': `
resource "aws_ecs_task_definition" "quotes" {
  family                = "quotes"
  container_definitions = jsonencode([{ name = "quotes", image = "quotes:4" }])
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
          User: app`,
      contradicts: `
Resources:
  Quotes:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: quotes
          Image: quotes:4
          User: "0"`,
    },
  },
});
