import { iamPasswordPolicy } from '../../architecture/kinds/iam-identities.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast } from '../expectations.ts';

export const iamPasswordPolicyReuse = defineCheck({
  id: 'iam-password-policy-reuse',
  kind: iamPasswordPolicy,
  title: 'Password policy of the account refuses passwords used before',
  why: 'After a leak everybody is asked for a new password. Without a memory IAM takes the old one again, and the leaked password works as before.',
  remediation: 'Let IAM remember the last 24 passwords of each user, or at least some.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html'],
  blindSpots: ['Passwords of an identity provider outside IAM follow the rules of that provider.'],
  examine: ({ remembered }) =>
    expectAtLeast(remembered, 1, {
      supports: (count) => `The last ${count} passwords cannot be used again.`,
      contradicts: 'A password can be used again at once.',
    }),
  fix: { set: [{ attribute: 'remembered', value: { terraform: 24 } }] },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_account_password_policy" "account" {
  minimum_password_length   = 16
  password_reuse_prevention = 24
}`,
      contradicts: `
resource "aws_iam_account_password_policy" "account" {
  minimum_password_length = 16
}`,
      inconclusive: `
variable "remember" {
  type = number
}

resource "aws_iam_account_password_policy" "account" {
  password_reuse_prevention = var.remember
}`,
    },
  },
});
