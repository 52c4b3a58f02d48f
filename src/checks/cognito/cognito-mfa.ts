import { userPool, userPoolClient, userPoolIdentityProvider } from '../../architecture/kinds/cognito.ts';
import { isForMachines } from '../cognito-pools.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const cognitoMfa = defineCheck({
  id: 'cognito-mfa',
  kind: userPool,
  related: [userPoolIdentityProvider, userPoolClient],
  title: 'Cognito user pool offers a second factor',
  why: 'People use one password everywhere. When some other site loses it, programs try it on yours; a second factor is what stops them.',
  remediation: 'Set MFA to ON, or to OPTIONAL so that users can turn it on, with an authenticator app.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html'],
  blindSpots: ['A second factor that a custom authentication flow asks for is not seen.'],
  examine: (pool, { referrers }) => {
    const { mfa } = pool;
    if (isForMachines(referrers(pool, userPoolClient, 'pool'))) return 'not-applicable';
    if (mfa.state === 'known' && mfa.value === 'OFF') {
      const [provider] = referrers(pool, userPoolIdentityProvider, 'pool');
      if (provider !== undefined)
        return inconclusive(
          `Users may sign in by ${provider.id}, which may ask for a second factor.`,
          mfa.location,
        );
    }
    return expect(mfa, (value) => value !== 'OFF', {
      supports: (value) =>
        value === 'ON' ? 'Every user needs a second factor.' : 'Users can add a second factor.',
      contradicts: 'The pool has no second factor.',
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  mfa_configuration = "ON"
  software_token_mfa_configuration {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
}`,
      inconclusive: `
variable "mfa" {
  type = string
}

resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  mfa_configuration = var.mfa
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers
      MfaConfiguration: OPTIONAL
      EnabledMfas:
        - SOFTWARE_TOKEN_MFA`,
      contradicts: `
Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers`,
    },
  },
});
