import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectFalse, inconclusive } from '../expectations.ts';

export const ecsContainerPrivileged = defineCheck({
  id: 'ecs-container-privileged',
  kind: taskDefinition,
  title: 'Containers run without power over their host',
  why: 'A privileged container can do what root can do on the host: see the other containers, read their secrets and the credentials of the machine. Whoever breaks into it has the host.',
  remediation: 'Remove the privileged flag and add the single Linux capabilities the program needs.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html'],
  examine: ({ containers }) => {
    if (containers.state === 'absent') return 'not-applicable';
    if (containers.state === 'unresolved') return inconclusive(containers.reason, containers.location);
    const { items, open } = containers.value;
    const findings = items.map(({ privileged }) =>
      expectFalse(privileged, {
        supports: 'The container is not privileged.',
        contradicts: 'The container is privileged: it has power over its host.',
      }),
    );
    return open.length > 0 ? [...findings, inconclusive(open[0] ?? '', containers.location)] : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "mail" {
  family = "mail"
  container_definitions = jsonencode([
    { name = "mail", image = "mail:4", memory = 256, essential = true }
  ])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "mail" {
  family                = "mail"
  container_definitions = <<-JSON
    [
      { "name": "mail", "image": "mail:4", "memory": 256 },
      { "name": "agent", "image": "agent:2", "memory": 64, "privileged": true }
    ]
  JSON
}`,
      inconclusive: `
variable "containers" {
  type = string
}

resource "aws_ecs_task_definition" "mail" {
  family                = "mail"
  container_definitions = var.containers
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mail:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: mail
          Image: mail:4
          Memory: 256`,
      contradicts: `
Resources:
  Mail:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: agent
          Image: agent:2
          Memory: 64
          Privileged: true`,
    },
  },
});
