import { batchComputeEnvironment } from '../../architecture/kinds/batch.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { gravitonSibling, isGraviton } from '../instance-types.ts';

export const batchGraviton = defineCheck({
  id: 'batch-graviton',
  kind: batchComputeEnvironment,
  title: 'Batch jobs run on energy-efficient Graviton processors',
  why: 'Batch work keeps processors busy for hours. Graviton, the Arm processor made by AWS, does the same work with less electricity and for less money than x86, and most tools for data run on it after a new build.',
  remediation: 'Build the images of the jobs for arm64 and name Graviton families such as m7g, c7g or r7g.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/compute_environment_parameters.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/sustainability-pillar/sus_sus_hardware_a3.html',
  ],
  blindSpots: [
    'Terraform: whether the images of the jobs are built for Arm is not seen, so x86 is never held against them.',
    'CloudFormation: whether the images of the jobs are built for Arm is not seen, so x86 is never held against them.',
    'The processor of Fargate jobs stands in the job definition and is not judged here.',
  ],
  examine: ({ instanceTypes, managed, resourceType }) => {
    if (managed.state === 'known' && !managed.value) return 'not-applicable';
    if (resourceType.state === 'known' && resourceType.value.startsWith('FARGATE')) return 'not-applicable';
    if (instanceTypes.state === 'absent') return 'not-applicable';
    if (instanceTypes.state === 'unresolved')
      return inconclusive(instanceTypes.reason, instanceTypes.location);
    const { open, values } = instanceTypes.value;
    const types = values.map((value) => (value.includes('.') ? value : `${value}.large`));
    if (types.length > 0 && types.every(isGraviton) && open.length === 0)
      return supports(`${values.join(', ')} run on Graviton.`, instanceTypes.location);
    const replaceable = values.find(
      (value, index) => value === 'optimal' || gravitonSibling(types[index] ?? '') !== undefined,
    );
    if (replaceable !== undefined)
      return inconclusive(
        `${replaceable} runs jobs on x86; Graviton does the same where their images are built for Arm.`,
        instanceTypes.location,
      );
    const [reason] = open;
    return reason === undefined ? 'not-applicable' : inconclusive(reason, instanceTypes.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_compute_environment" "maps" {
  type = "MANAGED"

  compute_resources {
    type          = "SPOT"
    instance_type = ["c7g", "m7g", "r7g"]
    max_vcpus     = 512
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      inconclusive: `
resource "aws_batch_compute_environment" "maps" {
  type = "MANAGED"

  compute_resources {
    type          = "SPOT"
    instance_type = ["c5.4xlarge", "c5.9xlarge"]
    max_vcpus     = 512
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Maps:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: EC2
        InstanceTypes: [m7g.4xlarge]
        MaxvCpus: 512
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
      inconclusive: `
Resources:
  Maps:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: EC2
        InstanceTypes: [optimal]
        MaxvCpus: 512
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});
