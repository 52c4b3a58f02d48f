import { batchComputeEnvironment, batchJobDefinition } from '../../architecture/kinds/batch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const batchJobRetries = defineCheck({
  id: 'batch-job-retries',
  kind: batchJobDefinition,
  related: [batchComputeEnvironment],
  title: 'Batch job is tried again when its machine goes away',
  why: 'A machine may fail or, on Spot, be taken back in the middle of a job. Without retries the job ends there, and somebody finds out when the report is missing in the morning.',
  remediation:
    'Add a retry strategy with two or more attempts; with "evaluate on exit" it can retry lost machines only.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html'],
  blindSpots: ['A workflow that submits the job again is not seen.'],
  examine: (job, { beside }) => {
    const { attempts } = job;
    if (attempts.state === 'unresolved') return inconclusive(attempts.reason, attempts.location);
    if (attempts.state === 'known' && attempts.value > 1)
      return supports(`The job has ${attempts.value} attempts.`, attempts.location);
    const spot = beside(job, batchComputeEnvironment).find(
      ({ resourceType }) => resourceType.state === 'known' && /SPOT/.test(resourceType.value),
    );
    if (spot !== undefined)
      return contradicts(`The job has one attempt, and ${spot.id} may lose its machines at any time.`, job);
    return inconclusive('The job has one attempt; whether it may be run twice is not told by the code.', job);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_job_definition" "etl" {
  name                 = "etl"
  type                 = "container"
  container_properties = jsonencode({ image = "etl:5", command = ["run"] })

  retry_strategy {
    attempts = 3
  }
}`,
      contradicts: `
resource "aws_batch_compute_environment" "spare" {
  type = "MANAGED"

  compute_resources {
    type      = "FARGATE_SPOT"
    max_vcpus = 64
    subnets   = ["subnet-0a1b2c3d4e5f60718"]
  }
}

resource "aws_batch_job_definition" "etl" {
  name                 = "etl"
  type                 = "container"
  container_properties = jsonencode({ image = "etl:5", command = ["run"] })
}`,
      inconclusive: `
resource "aws_batch_job_definition" "etl" {
  name                 = "etl"
  type                 = "container"
  container_properties = jsonencode({ image = "etl:5", command = ["run"] })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Etl:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      RetryStrategy:
        Attempts: 5`,
      contradicts: `
Resources:
  Spare:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: SPOT
        InstanceTypes: [optimal]
        MaxvCpus: 64
        Subnets: [subnet-0a1b2c3d4e5f60718]
  Etl:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container`,
    },
  },
});
