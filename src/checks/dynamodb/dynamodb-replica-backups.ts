import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const dynamodbReplicaBackups = defineCheck({
  id: 'dynamodb-replica-backups',
  kind: dynamodbTable,
  title: 'DynamoDB replicas keep continuous backups too',
  why: 'Point-in-time recovery is set for each replica by itself. When the Region of the main table is lost, a replica without it takes over with no way back from the next mistake.',
  remediation: 'Turn on point-in-time recovery for every replica.',
  links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html'],
  blindSpots: ['Replicas that are added outside this code are not seen.'],
  examine: ({ replicas, pointInTimeRecovery }) => {
    if (replicas.state === 'absent') return 'not-applicable';
    if (replicas.state === 'unresolved') return inconclusive(replicas.reason, replicas.location);
    if (pointInTimeRecovery.state === 'known' && !pointInTimeRecovery.value) return 'not-applicable';
    return [
      ...replicas.value.items.map(({ region, pointInTimeRecovery: backups }) => {
        const where = region.state === 'known' ? ` in ${region.value}` : '';
        return expectTrue(backups, {
          supports: `The replica${where} keeps continuous backups.`,
          contradicts: `The replica${where} keeps no continuous backups.`,
        });
      }),
      ...replicas.value.open.map((reason) => inconclusive(reason, replicas.location)),
    ];
  },
  fix: {
    set: [{ attribute: 'replicas.pointInTimeRecovery', value: true }],
    caution: 'Continuous backups are charged by the size of the replica.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "profiles" {
  name         = "profiles"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "profile"
  point_in_time_recovery {
    enabled = true
  }
  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
  }
}`,
      contradicts: `
resource "aws_dynamodb_table" "profiles" {
  name         = "profiles"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "profile"
  point_in_time_recovery {
    enabled = true
  }
  replica {
    region_name = "eu-central-1"
  }
}`,
      inconclusive: `
variable "recovery" {
  type = bool
}

resource "aws_dynamodb_table" "profiles" {
  name         = "profiles"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "profile"
  point_in_time_recovery {
    enabled = true
  }
  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = var.recovery
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Profiles:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - AttributeName: profile
          KeyType: HASH
      Replicas:
        - Region: eu-west-1
          PointInTimeRecoverySpecification:
            PointInTimeRecoveryEnabled: true
        - Region: eu-central-1
          PointInTimeRecoverySpecification:
            PointInTimeRecoveryEnabled: true`,
      contradicts: `
Resources:
  Profiles:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - AttributeName: profile
          KeyType: HASH
      Replicas:
        - Region: eu-west-1
          PointInTimeRecoverySpecification:
            PointInTimeRecoveryEnabled: true
        - Region: eu-central-1`,
    },
  },
});
