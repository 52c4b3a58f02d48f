import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const dynamodbPointInTimeRecovery = defineCheck({
  id: 'dynamodb-point-in-time-recovery',
  kind: dynamodbTable,
  title: 'DynamoDB table keeps continuous backups',
  why: 'A faulty release can overwrite thousands of items within a minute. With point-in-time recovery the table can be restored as it was at any second of the last weeks.',
  remediation:
    'Turn on point-in-time recovery for every table whose data cannot be made again from another source.',
  links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html'],
  blindSpots: [
    'A backup plan that covers the table is not considered here.',
    'Of a global table only the first replica that states the setting is looked at.',
  ],
  examine: ({ pointInTimeRecovery }) =>
    expectTrue(pointInTimeRecovery, {
      supports: 'Point-in-time recovery is on.',
      contradicts: 'Point-in-time recovery is off.',
    }),
  fix: {
    set: [{ attribute: 'pointInTimeRecovery', value: true }],
    caution: 'Continuous backups are charged by the size of the table.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "cart"
  attribute {
    name = "cart"
    type = "S"
  }
  point_in_time_recovery {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "cart"
  attribute {
    name = "cart"
    type = "S"
  }
}`,
      inconclusive: `
variable "recovery" {
  type = bool
}

resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "cart"
  attribute {
    name = "cart"
    type = "S"
  }
  point_in_time_recovery {
    enabled = var.recovery
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - AttributeName: cart
          KeyType: HASH
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: true`,
      contradicts: `
Resources:
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - AttributeName: cart
          KeyType: HASH`,
    },
  },
});
