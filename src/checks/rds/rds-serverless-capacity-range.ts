import { rdsCluster } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const rdsServerlessCapacityRange = defineCheck({
  id: 'rds-serverless-capacity-range',
  kind: rdsCluster,
  title: 'Aurora Serverless cluster has room to scale',
  why: 'A serverless database follows the load between a lowest and a highest capacity. Where both are the same, it costs as much at night as at noon, and still has no reserve when more customers come than expected.',
  remediation: 'Set the lowest capacity to what a quiet hour needs, and the highest to what a peak may cost.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html',
  ],
  blindSpots: ['Whether the range fits the load is not seen.'],
  examine: ({ minimumCapacity: least, maximumCapacity: most }) => {
    if (most.state === 'absent' || least.state === 'absent') return 'not-applicable';
    if (least.state === 'unresolved') return inconclusive(least.reason, least.location);
    return expect(most, (units) => units > least.value, {
      supports: (units) => `The cluster scales between ${least.value} and ${units} capacity units.`,
      contradicts: (units) => `The cluster stays at ${units} capacity units.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_rds_cluster" "surveys" {
  engine = "aurora-postgresql"
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 16
  }
}`,
      contradicts: `
resource "aws_rds_cluster" "surveys" {
  engine = "aurora-postgresql"
  serverlessv2_scaling_configuration {
    min_capacity = 8
    max_capacity = 8
  }
}`,
      inconclusive: `
variable "most" {
  type = number
}

resource "aws_rds_cluster" "surveys" {
  engine = "aurora-postgresql"
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = var.most
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Surveys:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      ServerlessV2ScalingConfiguration:
        MinCapacity: 1
        MaxCapacity: 32`,
      contradicts: `
Resources:
  Surveys:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      ServerlessV2ScalingConfiguration:
        MinCapacity: 4
        MaxCapacity: 4`,
    },
  },
});
