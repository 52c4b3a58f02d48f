import { userPoolClient } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const cognitoHidesUserExistence = defineCheck({
  id: 'cognito-hides-user-existence',
  kind: userPoolClient,
  title: 'Cognito client does not tell which users exist',
  why: 'If a wrong password and an unknown user give different answers, anybody can find out which addresses have an account, and try passwords on those alone.',
  remediation: 'Set the prevention of user existence errors to ENABLED.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html'],
  examine: ({ userExistenceErrors, location }) => {
    if (userExistenceErrors.state === 'absent')
      return inconclusive(
        'The code leaves the answer for unknown users to the default, which has changed over time.',
        location,
      );
    return expect(userExistenceErrors, (value) => value === 'ENABLED', {
      supports: 'Unknown users and wrong passwords give the same answer.',
      contradicts: 'The answer tells whether a user exists.',
    });
  },
  fix: { set: [{ attribute: 'userExistenceErrors', value: 'ENABLED' }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  prevent_user_existence_errors = "ENABLED"
}`,
      contradicts: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  prevent_user_existence_errors = "LEGACY"
}`,
      inconclusive: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      PreventUserExistenceErrors: ENABLED`,
      contradicts: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      PreventUserExistenceErrors: LEGACY`,
    },
  },
});
