import type { ResourceOf } from '../../architecture/index.ts';
import { batchComputeEnvironment } from '../../architecture/kinds/batch.ts';
import { ec2Fleet, spotFleet } from '../../architecture/kinds/ec2-fleet.ts';
import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

type Pool = ResourceOf<
  typeof batchComputeEnvironment | typeof ec2Fleet | typeof eksNodeGroup | typeof spotFleet
>;

export const ec2SpotDiversified = defineCheck({
  id: 'ec2-spot-diversified',
  kind: [eksNodeGroup, batchComputeEnvironment, spotFleet, ec2Fleet],
  title: 'Spot capacity may come from several instance types',
  why: 'Spot instances are spare machines at well below the usual price, at best a tenth of it, taken back when others pay in full. Who asks for one type alone loses all machines at once when that type runs short, and gets no new ones; with several types the rest stays.',
  remediation:
    'Name several types of similar size, across families and generations, or state vCPUs and memory and let AWS choose.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html',
  ],
  blindSpots: ['Whether the types named are scarce at the same time is not judged.'],
  examine: (pool) => {
    const spot = usesSpot(pool);
    if (spot !== true) return 'not-applicable';
    if ('instanceRequirements' in pool && pool.instanceRequirements.state !== 'absent') {
      if (pool.instanceRequirements.state === 'known' && pool.instanceRequirements.value)
        return supports(
          'Any type with the stated properties may be used.',
          pool.instanceRequirements.location,
        );
    }
    const { instanceTypes } = pool;
    if (instanceTypes.state === 'unresolved')
      return inconclusive(instanceTypes.reason, instanceTypes.location);
    if (instanceTypes.state === 'absent')
      return inconclusive('The code at hand does not name the instance types.', pool);
    const { open, values } = instanceTypes.value;
    const types = new Set(values);
    const [first = ''] = types;
    if (types.size > 1 || isFamily(first))
      return supports(`Capacity may come from ${[...types].join(', ')}.`, instanceTypes.location);
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, instanceTypes.location);
    return contradicts(`All Spot capacity is of one type, ${first}.`, instanceTypes.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_node_group" "crunch" {
  cluster_name   = "crunch"
  node_role_arn  = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60718"]
  capacity_type  = "SPOT"
  instance_types = ["m7g.xlarge", "m6g.xlarge", "r7g.xlarge"]

  scaling_config {
    min_size     = 0
    desired_size = 0
    max_size     = 20
  }
}`,
      contradicts: `
resource "aws_eks_node_group" "crunch" {
  cluster_name   = "crunch"
  node_role_arn  = "arn:aws:iam::111122223333:role/nodes"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60718"]
  capacity_type  = "SPOT"
  instance_types = ["m7g.xlarge"]

  scaling_config {
    min_size     = 0
    desired_size = 0
    max_size     = 20
  }
}`,
      inconclusive: `
variable "types" {
  type = list(string)
}

resource "aws_batch_compute_environment" "crunch" {
  type = "MANAGED"

  compute_resources {
    type          = "SPOT"
    instance_type = var.types
    max_vcpus     = 256
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      'not-applicable': `
resource "aws_batch_compute_environment" "crunch" {
  type = "MANAGED"

  compute_resources {
    type      = "FARGATE_SPOT"
    max_vcpus = 256
    subnets   = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Crunch:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: SPOT
        InstanceTypes: [optimal]
        MaxvCpus: 256
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
      contradicts: `
Resources:
  Crunch:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: SPOT
        InstanceTypes: [c7g.4xlarge]
        MaxvCpus: 256
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});

function usesSpot(pool: Pool): boolean | undefined {
  if ('resourceType' in pool)
    return pool.resourceType.state === 'known' && pool.resourceType.value === 'SPOT';
  if ('capacityType' in pool)
    return pool.capacityType.state === 'known' && pool.capacityType.value.toUpperCase() === 'SPOT';
  return true;
}

/** Batch takes a family or a word such as `optimal` for all sizes that fit. */
function isFamily(type: string): boolean {
  return type !== '' && !type.includes('.');
}
