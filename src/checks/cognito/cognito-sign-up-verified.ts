import { userPool, userPoolClient } from '../../architecture/kinds/cognito.ts';
import { isForMachines } from '../cognito-pools.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cognitoSignUpVerified = defineCheck({
  id: 'cognito-sign-up-verified',
  kind: userPool,
  related: [userPoolClient],
  title: 'Cognito user pool checks the address of those who sign up',
  why: 'If everybody may sign up and nothing is checked, programs make accounts by the thousand, and anybody can sign up with the address of somebody else.',
  remediation:
    'Verify email or phone number, check sign-ups in a trigger, or let administrators create the users.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html'],
  examine: (pool, { referrers }) => {
    const { onlyAdministratorsCreate, verified, triggers } = pool;
    if (isForMachines(referrers(pool, userPoolClient, 'pool'))) return 'not-applicable';
    if (onlyAdministratorsCreate.state === 'unresolved')
      return inconclusive(onlyAdministratorsCreate.reason, onlyAdministratorsCreate.location);
    if (onlyAdministratorsCreate.state === 'known' && onlyAdministratorsCreate.value)
      return supports('Administrators create the users.', onlyAdministratorsCreate.location);
    if (verified.state === 'unresolved') return inconclusive(verified.reason, verified.location);
    if (verified.state === 'known') {
      const { values, open } = verified.value;
      if (values.length > 0) return supports(`Cognito verifies ${values.join(' and ')}.`, verified.location);
      const [reason] = open;
      if (reason !== undefined) return inconclusive(reason, verified.location);
    }
    return triggers.state === 'absent'
      ? contradicts('Anybody can sign up, and nothing is verified.', verified.location)
      : inconclusive('Whether a trigger checks those who sign up is not known.', triggers.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  auto_verified_attributes = ["email"]
}`,
      contradicts: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
}`,
      inconclusive: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  lambda_config {
    pre_sign_up = "arn:aws:lambda:eu-west-1:111122223333:function:check"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers
      AdminCreateUserConfig:
        AllowAdminCreateUserOnly: true`,
      contradicts: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers`,
    },
  },
});
