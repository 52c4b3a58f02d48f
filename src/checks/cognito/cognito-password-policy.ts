import { userPool, userPoolClient } from '../../architecture/kinds/cognito.ts';
import { isForMachines } from '../cognito-pools.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive, supports } from '../expectations.ts';

export const cognitoPasswordPolicy = defineCheck({
  id: 'cognito-password-policy',
  kind: userPool,
  related: [userPoolClient],
  title: 'Cognito user pool asks for strong passwords',
  why: 'Programs guess six letters in hours. Length is what makes guessing hopeless; several sorts of characters help where passwords are short.',
  remediation:
    'Ask for 12 characters, or for 8 with lower case, upper case, numbers and symbols, which is what Cognito asks for by itself.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html'],
  examine: (pool, { referrers }) => {
    const { passwordPolicy, minimumLength, lowercase, uppercase, numbers, symbols } = pool;
    if (isForMachines(referrers(pool, userPoolClient, 'pool'))) return 'not-applicable';
    if (passwordPolicy.state === 'known' && !passwordPolicy.value)
      return supports('The rules of Cognito hold: 8 characters of four sorts.', passwordPolicy.location);
    if (minimumLength.state === 'known' && minimumLength.value >= 8 && minimumLength.value < LONG) {
      const sorts = [lowercase, uppercase, numbers, symbols];
      const open = sorts.find(({ state }) => state === 'unresolved');
      if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
      const count = sorts.filter((sort) => sort.state === 'known' && sort.value).length;
      if (count === sorts.length)
        return supports(
          `Passwords have ${minimumLength.value} characters of four sorts.`,
          minimumLength.location,
        );
      if (minimumLength.value >= 8)
        return inconclusive(
          `Passwords have ${minimumLength.value} characters of ${count} sorts.`,
          minimumLength.location,
        );
    }
    return expect(minimumLength, (length) => length >= LONG, {
      supports: (length) => `Passwords have ${length} characters at least.`,
      contradicts: (length) => `Passwords of ${length} characters are allowed.`,
      absent: {
        verdict: 'inconclusive',
        message: 'The password policy does not say how long passwords are.',
      },
    });
  },
  fix: {
    set: [{ attribute: 'minimumLength', value: 12 }],
    caution: 'The length holds for new passwords; those in use stay.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  password_policy {
    minimum_length    = 8
    require_lowercase = true
    require_numbers   = true
    require_symbols   = true
    require_uppercase = true
  }
}`,
      contradicts: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  password_policy {
    minimum_length    = 6
    require_lowercase = true
    require_numbers   = true
    require_symbols   = true
    require_uppercase = true
  }
}`,
      inconclusive: `
variable "length" {
  type = number
}

resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  password_policy {
    minimum_length    = var.length
    require_lowercase = true
    require_numbers   = true
    require_symbols   = true
    require_uppercase = true
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers`,
      contradicts: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers
      Policies:
        PasswordPolicy:
          MinimumLength: 6`,
    },
  },
});

const LONG = 12;
