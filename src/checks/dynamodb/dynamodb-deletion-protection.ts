import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const dynamodbDeletionProtection = defineCheck({
  id: 'dynamodb-deletion-protection',
  kind: dynamodbTable,
  title: 'DynamoDB table is protected against deletion',
  why: 'One wrong command, or a renamed key in the code, deletes a table and everything in it. Deletion protection refuses until somebody turns it off on purpose.',
  remediation: 'Turn on deletion protection for every table whose data matters.',
  links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html'],
  blindSpots: ['Tables for tests, which are meant to be deleted, are judged like others.'],
  examine: ({ deletionProtection }) =>
    expectTrue(deletionProtection, {
      supports: 'Deletion protection is on.',
      contradicts: 'Deletion protection is off.',
    }),
  fix: { set: [{ attribute: 'deletionProtection', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "members" {
  name                        = "members"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "member"
  deletion_protection_enabled = true
}`,
      contradicts: `
resource "aws_dynamodb_table" "members" {
  name         = "members"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "member"
}`,
      inconclusive: `
variable "protect" {
  type = bool
}

resource "aws_dynamodb_table" "members" {
  name                        = "members"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "member"
  deletion_protection_enabled = var.protect
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Members:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      DeletionProtectionEnabled: true
      KeySchema:
        - AttributeName: member
          KeyType: HASH`,
      contradicts: `
Resources:
  Members:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      DeletionProtectionEnabled: false
      KeySchema:
        - AttributeName: member
          KeyType: HASH`,
    },
  },
});
