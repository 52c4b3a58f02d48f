import { batchJobDefinition } from '../../architecture/kinds/batch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const batchJobTimeout = defineCheck({
  id: 'batch-job-timeout',
  kind: batchJobDefinition,
  title: 'Batch job that hangs is ended',
  why: 'A job that waits for an answer that never comes keeps its machine for ever. It is paid for by the hour, and the jobs behind it wait as well.',
  remediation: 'Set a timeout of a few times the usual duration of the job.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html'],
  blindSpots: ['A timeout that is given when the job is submitted is not seen.'],
  examine: (job) => {
    const { timeoutSeconds } = job;
    if (timeoutSeconds.state === 'unresolved')
      return inconclusive(timeoutSeconds.reason, timeoutSeconds.location);
    if (timeoutSeconds.state === 'absent') return contradicts('The job may run for ever.', job);
    return supports(`The job ends after ${timeoutSeconds.value} seconds at most.`, timeoutSeconds.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = jsonencode({ image = "import:5" })

  timeout {
    attempt_duration_seconds = 3600
  }
}`,
      contradicts: `
resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = jsonencode({ image = "import:5" })
}`,
      inconclusive: `
variable "longest" {
  type = number
}

resource "aws_batch_job_definition" "import" {
  name                 = "import"
  type                 = "container"
  container_properties = jsonencode({ image = "import:5" })

  timeout {
    attempt_duration_seconds = var.longest
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Import:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      Timeout:
        AttemptDurationSeconds: 3600`,
      contradicts: `
Resources:
  Import:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container`,
    },
  },
});
