import { batchComputeEnvironment } from '../../architecture/kinds/batch.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const batchScaleToZero = defineCheck({
  id: 'batch-scale-to-zero',
  kind: batchComputeEnvironment,
  title: 'Batch keeps no machines while no job waits',
  why: 'Batch starts machines when jobs come and ends them when the queue is empty. A minimum of vCPUs above zero keeps machines running and paid for between the jobs, which is most of the day for a nightly job.',
  remediation: 'Set the minimum of vCPUs to 0. Where jobs must start within seconds, say so in the claim.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/compute_environment_parameters.html'],
  examine: ({ managed, minVcpus, resourceType }) => {
    if (managed.state === 'known' && !managed.value) return 'not-applicable';
    if (resourceType.state !== 'known' || resourceType.value.startsWith('FARGATE')) return 'not-applicable';
    return expect(minVcpus, (value) => value === 0, {
      supports: 'Without jobs no machine runs.',
      contradicts: (value) => `${value} vCPUs run even while no job waits.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_compute_environment" "etl" {
  type = "MANAGED"

  compute_resources {
    type          = "SPOT"
    instance_type = ["m7g", "c7g"]
    min_vcpus     = 0
    max_vcpus     = 128
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      contradicts: `
resource "aws_batch_compute_environment" "etl" {
  type = "MANAGED"

  compute_resources {
    type          = "EC2"
    instance_type = ["m7g", "c7g"]
    min_vcpus     = 16
    max_vcpus     = 128
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      inconclusive: `
variable "least" {
  type = number
}

resource "aws_batch_compute_environment" "etl" {
  type = "MANAGED"

  compute_resources {
    type          = "EC2"
    instance_type = ["m7g", "c7g"]
    min_vcpus     = var.least
    max_vcpus     = 128
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Etl:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: EC2
        InstanceTypes: [m7g]
        MaxvCpus: 128
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
      contradicts: `
Resources:
  Etl:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: EC2
        InstanceTypes: [m7g]
        MinvCpus: 4
        MaxvCpus: 128
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
