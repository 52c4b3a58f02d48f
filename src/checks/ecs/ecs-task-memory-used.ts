import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { containersOf } from '../ecs-containers.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** A container that may take less than this part of what is paid for leaves the rest to nobody. */
const WORTH_SAYING = 0.75;

export const ecsTaskMemoryUsed = defineCheck({
  id: 'ecs-task-memory-used',
  kind: taskDefinition,
  title: 'Containers may use the memory that their Fargate task pays for',
  why: 'On Fargate the task is paid by the memory it asks for. Where the limits of all its containers together are lower, nobody can ever use the difference, and the bill shows it in every hour of every task.',
  remediation:
    'Raise the memory limits of the containers to that of the task, leave them out, or take a smaller task.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
  ],
  blindSpots: ['What the containers really use is known to Container Insights alone.'],
  examine: (task) => {
    const { launchTypes, memory } = task;
    if (launchTypes.state !== 'known' || !launchTypes.value.values.includes('FARGATE'))
      return 'not-applicable';
    const found = containersOf(task);
    if ('finding' in found) return 'not-applicable';
    const limits = found.items.map(({ memoryLimit }) => memoryLimit);
    if (limits.length === 0 || limits.some(({ state }) => state === 'absent')) return 'not-applicable';
    if (memory.state !== 'known') return 'not-applicable';
    const paid = memoryMib(memory.value);
    if (paid === undefined) return 'not-applicable';
    if (found.open !== undefined) return inconclusive(found.open, task.containers.location);
    let used = 0;
    for (const limit of limits) {
      if (limit.state !== 'known')
        return inconclusive('The memory limit of a container is known only at deployment.', limit.location);
      used += limit.value;
    }
    if (used < paid * WORTH_SAYING)
      return contradicts(
        `The containers may use ${used} of the ${paid} MiB that the task pays for.`,
        memory.location,
      );
    return supports(`The containers may use ${used} of ${paid} MiB.`, memory.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "report" {
  family                   = "report"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 512
  memory                   = 1024
  container_definitions    = jsonencode([{ name = "report", image = "report:2", memory = 1024 }])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "report" {
  family                   = "report"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 4096
  container_definitions    = jsonencode([{ name = "report", image = "report:2", memory = 512 }])
}`,
      inconclusive: `
variable "limit" {
  type = number
}

resource "aws_ecs_task_definition" "report" {
  family                   = "report"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 4096
  container_definitions    = jsonencode([{ name = "report", image = "report:2", memory = var.limit }])
}`,
      'not-applicable': `
resource "aws_ecs_task_definition" "report" {
  family                   = "report"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 4096
  container_definitions    = jsonencode([{ name = "report", image = "report:2" }])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Report:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      Cpu: "512"
      Memory: "1024"
      ContainerDefinitions:
        - Name: report
          Image: report:2
          Memory: 1000`,
      contradicts: `
Resources:
  Report:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      Cpu: 1 vCPU
      Memory: 2 GB
      ContainerDefinitions:
        - Name: report
          Image: report:2
          Memory: 1024`,
    },
  },
});

/** MiB of `2048`, `2 GB` or `2GB`. */
function memoryMib(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,7}(?:\.\d{1,3})?) ?(GB|MB)?$/i.exec(text.trim()) ?? [];
  if (amount === undefined) return undefined;
  return Number(amount) * (unit.toUpperCase() === 'GB' ? 1024 : 1);
}
