import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck, type Finding } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsContainerSecrets = defineCheck({
  id: 'ecs-container-secrets',
  kind: taskDefinition,
  title: 'Containers get their secrets by reference',
  why: 'Environment variables of a task definition are plain text to everybody who may look at it, in every revision, for ever, and the code that sets them is kept too.',
  remediation:
    'Replace the secret at once. Keep the new one in Secrets Manager or Parameter Store and name it under "secrets" in the container definition.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
  ],
  blindSpots: ['Only keys of well-known forms and literals with telling names are recognised.'],
  examine: ({ containers }) => {
    if (containers.state === 'absent') return 'not-applicable';
    if (containers.state === 'unresolved') return inconclusive(containers.reason, containers.location);
    const findings: Finding[] = containers.value.open
      .slice(0, 1)
      .map((reason) => inconclusive(reason, containers.location));
    for (const { environment } of containers.value.items) {
      if (environment.state === 'unresolved')
        findings.push(inconclusive(environment.reason, environment.location));
      if (environment.state !== 'known') continue;
      for (const reason of environment.value.open.slice(0, 1))
        findings.push(inconclusive(reason, environment.location));
      for (const { name, value } of environment.value.items) {
        if (name.state !== 'known' || value.state !== 'known') continue;
        const secret = secretIn(name.value, value.value);
        if (secret !== undefined)
          findings.push(contradicts(`${name.value} is ${secret} in plain text.`, value.location));
      }
    }
    if (findings.length > 0) return findings;
    return supports('No secret is recognised in the environment of the containers.', containers.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "ledger" {
  family = "ledger"
  container_definitions = jsonencode([
    {
      name        = "ledger"
      image       = "ledger:7"
      environment = [{ name = "DB_PASSWORD_PARAMETER", value = "/ledger/password" }]
      secrets     = [{ name = "DB_PASSWORD", valueFrom = "/ledger/password" }]
    }
  ])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "ledger" {
  family = "ledger"
  container_definitions = jsonencode([
    {
      name        = "ledger"
      image       = "ledger:7"
      environment = [{ name = "DB_PASSWORD", value = "autumn-leaves" }]
    }
  ])
}`,
      inconclusive: `
variable "environment" {
  type = list(object({ name = string, value = string }))
}

resource "aws_ecs_task_definition" "ledger" {
  family = "ledger"
  container_definitions = jsonencode([
    { name = "ledger", image = "ledger:7", environment = var.environment }
  ])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ledger:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: ledger
          Image: ledger:7
          Secrets:
            - Name: DB_PASSWORD
              ValueFrom: /ledger/password`,
      contradicts: `
Resources:
  Ledger:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: ledger
          Image: ledger:7
          Environment:
            - Name: DATABASE_URL
              Value: postgres://ledger:autumn-leaves@db.internal:5432/ledger`,
    },
  },
});
