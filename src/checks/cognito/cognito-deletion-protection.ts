import { userPool } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const cognitoDeletionProtection = defineCheck({
  id: 'cognito-deletion-protection',
  kind: userPool,
  title: 'Cognito user pool is protected against deletion',
  why: 'A user pool cannot be restored: passwords and second factors are gone with it, and every customer has to sign up again. A change of its name or its attributes in code is enough to replace it.',
  remediation: 'Set deletion protection to ACTIVE.',
  links: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
  ],
  blindSpots: ['Pools for tests, which are meant to be deleted, are judged like others.'],
  examine: ({ deletionProtection }) =>
    expect(deletionProtection, (value) => value === 'ACTIVE', {
      supports: 'Deletion protection is on.',
      contradicts: 'Deletion protection is off.',
      absent: 'inconclusive',
    }),
  fix: { set: [{ attribute: 'deletionProtection', value: 'ACTIVE' }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  deletion_protection = "ACTIVE"
}`,
      contradicts: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
}`,
      inconclusive: `
variable "protect" {
  type = string
}

resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  deletion_protection = var.protect
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers
      DeletionProtection: ACTIVE`,
      contradicts: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers`,
    },
  },
});
