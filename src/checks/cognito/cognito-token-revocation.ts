import { userPoolClient } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cognitoTokenRevocation = defineCheck({
  id: 'cognito-token-revocation',
  kind: userPoolClient,
  title: 'Cognito sign-out ends the tokens of a user',
  why: 'With revocation a sign-out, or an administrator, ends a stolen refresh token at once. Without it the thief stays signed in until the token ends by itself.',
  remediation: 'Leave token revocation on.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html'],
  examine: ({ revocation }) =>
    expectTrue(revocation, {
      supports: 'Tokens can be revoked.',
      contradicts: 'Tokens cannot be revoked.',
      absent: 'inconclusive',
    }),
  fix: { set: [{ attribute: 'revocation', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  enable_token_revocation = true
}`,
      contradicts: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  enable_token_revocation = false
}`,
      inconclusive: `
variable "revoke" {
  type = bool
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  enable_token_revocation = var.revoke
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      EnableTokenRevocation: true`,
      contradicts: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      EnableTokenRevocation: false`,
    },
  },
});
