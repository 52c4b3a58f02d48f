import { userPool } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const cognitoThreatProtection = defineCheck({
  id: 'cognito-threat-protection',
  kind: userPool,
  title: 'Cognito user pool reacts to suspicious sign-ins',
  why: 'Programs try leaked passwords from thousands of addresses. Threat protection compares each sign-in with what is usual for the user and with lists of leaked passwords, and asks for more or refuses.',
  remediation: 'Set the advanced security mode to ENFORCED, after a time of AUDIT.',
  links: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
  ],
  blindSpots: [
    'Terraform: a pool without it is inconclusive, as it costs extra for each user and a firewall can do a part of it.',
    'CloudFormation: a pool without it is inconclusive, as it costs extra for each user and a firewall can do a part of it.',
  ],
  examine: ({ threatProtection }) => {
    if (threatProtection.state === 'unresolved')
      return inconclusive(threatProtection.reason, threatProtection.location);
    if (threatProtection.state === 'absent') return 'not-applicable';
    if (threatProtection.value === 'ENFORCED')
      return supports('Suspicious sign-ins are stopped.', threatProtection.location);
    return threatProtection.value === 'AUDIT'
      ? inconclusive('Suspicious sign-ins are written down and let through.', threatProtection.location)
      : inconclusive(
          'Suspicious sign-ins are not looked for; something before the pool may do it.',
          threatProtection.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}`,
      inconclusive: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  user_pool_add_ons {
    advanced_security_mode = "AUDIT"
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
      UserPoolAddOns:
        AdvancedSecurityMode: ENFORCED`,
    },
  },
});
