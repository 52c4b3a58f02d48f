import { batchJobDefinition } from '../../architecture/kinds/batch.ts';
import { defineCheck } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const batchContainerPrivileged = defineCheck({
  id: 'batch-container-privileged',
  kind: batchJobDefinition,
  title: 'Batch job runs without control of its host and without secrets in plain text',
  why: 'A privileged container may do on the machine what its root user may do, to every other job there. Secrets in its environment are shown to everybody who may look at the job definition.',
  remediation:
    'Leave "privileged" out, and take secrets from Secrets Manager or Parameter Store under "secrets".',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html'],
  blindSpots: ['Only secrets of well-known forms and literals with telling names are recognised.'],
  examine: ({ containers }) => {
    if (containers.state === 'absent') return 'not-applicable';
    if (containers.state === 'unresolved') return inconclusive(containers.reason, containers.location);
    const { items, open } = containers.value;
    for (const { environment, privileged } of items) {
      if (privileged.state === 'unresolved') return inconclusive(privileged.reason, privileged.location);
      if (privileged.state === 'known' && privileged.value)
        return contradicts('The container controls its host.', privileged.location);
      for (const { name, value } of environment.state === 'known' ? environment.value.items : []) {
        if (name.state !== 'known' || value.state !== 'known') continue;
        const secret = secretIn(name.value, value.value);
        if (secret !== undefined)
          return contradicts(`${name.value} is ${secret} in plain text.`, value.location);
      }
    }
    const [reason] = open;
    return reason === undefined
      ? supports('The container has no control of its host.', containers.location)
      : inconclusive(reason, containers.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = jsonencode({ image = "import:5" })
}`,
      contradicts: `
resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = jsonencode({ image = "import:5", privileged = true })
}`,
      inconclusive: `
variable "container" {
  type = string
}

resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = var.container
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Import:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      ContainerProperties:
        Image: import:5`,
      contradicts: `
Resources:
  Import:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      ContainerProperties:
        Image: import:5
        Privileged: true`,
    },
  },
});
