import { batchComputeEnvironment } from '../../architecture/kinds/batch.ts';
import { ecsCluster, ecsService } from '../../architecture/kinds/ecs.ts';
import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { gameliftFleet } from '../../architecture/kinds/gamelift.ts';
import {
  environmentOf,
  type Requirements,
  type Resource,
  type Stated,
  type Texts,
} from '../../architecture/index.ts';
import { defineCheck, type Examination } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const ec2InterruptibleWorkOnSpot = defineCheck({
  id: 'ec2-interruptible-work-on-spot',
  kind: [batchComputeEnvironment, eksNodeGroup, ecsService, gameliftFleet],
  related: [ecsCluster],
  title: 'Work that may be interrupted runs on Spot capacity',
  why: 'Spot is spare capacity at well below the usual price, at best a tenth of it, taken back with two minutes of warning. Batch jobs that can be repeated and environments for tests rarely mind; at the full price they pay for a promise that they do not need.',
  remediation:
    'Run batch jobs with retries, and everything before production, on Spot or Fargate Spot. Where the work must not be interrupted, say so in the claim.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html',
  ],
  blindSpots: [
    'Terraform: capacity at the full price may be covered by a Savings Plan, so the check never contradicts.',
    'CloudFormation: capacity at the full price may be covered by a Savings Plan, so the check never contradicts.',
  ],
  examine: (pool, { follow }, requirements) => {
    if ('resourceType' in pool) return examineWord(pool.resourceType, pool, true);
    if ('fleetType' in pool) return examineWord(pool.fleetType, pool, isBeforeProduction(pool, requirements));
    if ('capacityType' in pool)
      return examineWord(pool.capacityType, pool, isBeforeProduction(pool, requirements));
    if (namesSpot(pool.capacityProviders)) return supports('The tasks run on Fargate Spot.', pool);
    const home = follow(pool.cluster, ecsCluster)[0];
    if (
      pool.launchType.state === 'absent' &&
      pool.capacityProviders.state === 'absent' &&
      home !== undefined
    ) {
      if (namesSpot(home.defaultCapacityProviders))
        return supports(`${home.id} puts tasks on Fargate Spot.`, home.defaultCapacityProviders.location);
    }
    if (pool.launchType.state !== 'known' || pool.launchType.value !== 'FARGATE') return 'not-applicable';
    if (!isBeforeProduction(pool, requirements)) return 'not-applicable';
    return inconclusive('The tasks run at the full price before production.', pool.launchType.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_batch_compute_environment" "night" {
  type = "MANAGED"

  compute_resources {
    type      = "FARGATE_SPOT"
    max_vcpus = 64
    subnets   = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      inconclusive: `
resource "aws_ecs_service" "preview" {
  name        = "preview"
  cluster     = "preview"
  launch_type = "FARGATE"

  tags = {
    Environment = "dev"
  }
}`,
      'not-applicable': `
resource "aws_ecs_service" "shop" {
  name        = "shop"
  cluster     = "shop"
  launch_type = "FARGATE"

  tags = {
    Environment = "production"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: preview
      NodeRole: arn:aws:iam::111122223333:role/nodes
      Subnets: [subnet-0a1b2c3d4e5f60718]
      CapacityType: SPOT`,
      inconclusive: `
Resources:
  Night:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources:
        Type: FARGATE
        MaxvCpus: 64
        Subnets: [subnet-0a1b2c3d4e5f60718]`,
    },
  },
});

function examineWord(word: Stated<string>, pool: Resource, mayBeInterrupted: boolean): Examination {
  if (word.state === 'unresolved') return inconclusive(word.reason, word.location);
  if (word.state === 'absent') return 'not-applicable';
  if (/SPOT$/i.test(word.value)) return supports('The work runs on Spot capacity.', word.location);
  if (!mayBeInterrupted) return 'not-applicable';
  return inconclusive(
    `${pool.id} pays the full price for work that may well bear interruption.`,
    word.location,
  );
}

function isBeforeProduction(pool: Resource, requirements: Requirements): boolean {
  const environment = environmentOf(pool, requirements);
  return environment.state === 'known' && environment.value === 'PREPRODUCTION';
}

function namesSpot(providers: Stated<Texts>): boolean {
  return providers.state === 'known' && providers.value.values.includes('FARGATE_SPOT');
}
