import { batchComputeEnvironment } from '../../architecture/kinds/batch.ts';
import { ec2Fleet, spotFleet } from '../../architecture/kinds/ec2-fleet.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

/** Strategies that look at the price alone, or that stop asking when one type is short. */
const POOR = new Set(['lowestPrice', 'lowest-price', 'BEST_FIT']);

export const ec2SpotAllocation = defineCheck({
  id: 'ec2-spot-allocation',
  kind: [spotFleet, ec2Fleet, batchComputeEnvironment],
  title: 'Capacity is taken where there is plenty of it, not only where it is cheapest',
  why: 'The cheapest Spot pool is often the one that is about to run dry: the machines are taken back within hours and the work starts again from the beginning. A Batch environment with BEST_FIT waits for one type and leaves jobs in the queue when it is short.',
  remediation:
    'Use price-capacity-optimized (in Batch SPOT_PRICE_CAPACITY_OPTIMIZED, or BEST_FIT_PROGRESSIVE without Spot).',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html',
  ],
  examine: (pool) => {
    if ('resourceType' in pool) {
      const { managed, resourceType } = pool;
      if (managed.state === 'known' && !managed.value) return 'not-applicable';
      if (resourceType.state !== 'known' || resourceType.value.startsWith('FARGATE')) return 'not-applicable';
    }
    if ('capacityType' in pool) {
      const { capacityType } = pool;
      if (capacityType.state !== 'known' || capacityType.value !== 'spot') return 'not-applicable';
    }
    return expect(pool.allocationStrategy, (value) => !POOR.has(value), {
      supports: (value) => `Capacity is allocated by ${value}.`,
      contradicts: (value) => `Capacity is allocated by ${value}.`,
      absent: { verdict: 'inconclusive', message: 'The code names no allocation strategy.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_spot_fleet_request" "render" {
  iam_fleet_role      = "arn:aws:iam::111122223333:role/fleet"
  target_capacity     = 20
  allocation_strategy = "priceCapacityOptimized"
}`,
      contradicts: `
resource "aws_batch_compute_environment" "render" {
  type = "MANAGED"

  compute_resources {
    type          = "EC2"
    instance_type = ["c7g", "m7g"]
    max_vcpus     = 256
    subnets       = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
      inconclusive: `
variable "strategy" {
  type = string
}

resource "aws_spot_fleet_request" "render" {
  iam_fleet_role      = "arn:aws:iam::111122223333:role/fleet"
  target_capacity     = 20
  allocation_strategy = var.strategy
}`,
      'not-applicable': `
resource "aws_batch_compute_environment" "render" {
  type = "MANAGED"

  compute_resources {
    type      = "FARGATE"
    max_vcpus = 64
    subnets   = ["subnet-0a1b2c3d4e5f60718"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Render:
    Type: AWS::EC2::EC2Fleet
    Properties:
      SpotOptions:
        AllocationStrategy: price-capacity-optimized
      TargetCapacitySpecification:
        DefaultTargetCapacityType: spot
        TotalTargetCapacity: 20
      LaunchTemplateConfigs:
        - LaunchTemplateSpecification:
            LaunchTemplateName: render
            Version: "1"`,
      contradicts: `
Resources:
  Render:
    Type: AWS::EC2::EC2Fleet
    Properties:
      TargetCapacitySpecification:
        DefaultTargetCapacityType: spot
        TotalTargetCapacity: 20
      LaunchTemplateConfigs:
        - LaunchTemplateSpecification:
            LaunchTemplateName: render
            Version: "1"`,
    },
  },
});
