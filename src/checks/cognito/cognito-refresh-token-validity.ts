import { userPoolClient } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const cognitoRefreshTokenValidity = defineCheck({
  id: 'cognito-refresh-token-validity',
  kind: userPoolClient,
  title: 'Cognito refresh token ends after a sensible time',
  why: 'A refresh token gives new access tokens without a password. One that is copied from a browser works until it ends, and Cognito allows ten years.',
  remediation: 'Let refresh tokens end after 30 days or less, and turn on their rotation.',
  links: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
  ],
  examine: ({ refreshTokenValidity, refreshTokenUnit }) => {
    if (refreshTokenUnit.state === 'unresolved')
      return inconclusive(refreshTokenUnit.reason, refreshTokenUnit.location);
    const unit = refreshTokenUnit.state === 'known' ? refreshTokenUnit.value : 'days';
    const days = (amount: number) => Math.ceil((amount * (SECONDS.get(unit) ?? 86_400)) / 86_400);
    if (refreshTokenValidity.state === 'known') {
      const lasts = days(refreshTokenValidity.value);
      if (lasts > 90 && lasts <= 365)
        return inconclusive(`Refresh tokens last ${lasts} days.`, refreshTokenValidity.location);
    }
    return expect(refreshTokenValidity, (amount) => days(amount) <= 90, {
      supports: (amount) =>
        `Refresh tokens last ${days(amount)} ${days(amount) === 1 ? 'day' : 'days'} at most.`,
      contradicts: (amount) => `Refresh tokens last ${days(amount)} days.`,
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  refresh_token_validity = 12
  token_validity_units {
    refresh_token = "hours"
  }
}`,
      contradicts: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  refresh_token_validity = 3650
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  refresh_token_validity = var.days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      RefreshTokenValidity: 30`,
      contradicts: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      RefreshTokenValidity: 730`,
    },
  },
});

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
]);
