import { iamPasswordPolicy } from '../../architecture/kinds/iam-identities.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive, supports } from '../expectations.ts';

export const iamPasswordPolicyStrength = defineCheck({
  id: 'iam-password-policy-strength',
  kind: iamPasswordPolicy,
  title: 'Password policy of the account asks for long passwords',
  why: 'Whoever guesses the password of one IAM user is in the account. Short passwords fall to programs that try millions of them; every character more makes that many times as slow.',
  remediation: 'Ask for 14 characters at least, or for 8 with lower case, upper case, numbers and symbols.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html'],
  blindSpots: ['Passwords of an identity provider outside IAM follow the rules of that provider.'],
  examine: ({ minimumLength, lowercase, uppercase, numbers, symbols }) => {
    const sorts = [lowercase, uppercase, numbers, symbols];
    if (minimumLength.state === 'known' && minimumLength.value >= 8 && minimumLength.value < LONG) {
      const open = sorts.find(({ state }) => state === 'unresolved');
      if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
      if (sorts.every((sort) => sort.state === 'known' && sort.value)) {
        return supports(
          `Passwords have ${minimumLength.value} characters of four sorts at least.`,
          minimumLength.location,
        );
      }
    }
    return expect(minimumLength, (length) => length >= LONG, {
      supports: (length) => `Passwords have ${length} characters at least.`,
      contradicts: (length) => `Passwords of ${length} characters are allowed.`,
      absent: 'inconclusive',
    });
  },
  fix: {
    set: [{ attribute: 'minimumLength', value: { terraform: 14 } }],
    caution: 'The length holds for new passwords; those in use stay.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_account_password_policy" "account" {
  minimum_password_length = 16
}`,
      contradicts: `
resource "aws_iam_account_password_policy" "account" {
  minimum_password_length = 8
  require_numbers         = true
}`,
      inconclusive: `
variable "length" {
  type = number
}

resource "aws_iam_account_password_policy" "account" {
  minimum_password_length = var.length
}`,
    },
  },
});

const LONG = 14;
