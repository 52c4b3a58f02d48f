import { organizationAccount } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const organizationsAccountInUnit = defineCheck({
  id: 'organizations-account-in-unit',
  kind: organizationAccount,
  title: 'Account belongs to an organizational unit',
  why: 'Guardrails and budgets are set for units: production, tests, sandboxes. An account that hangs under the root gets none of them, or the strictest ones of all.',
  remediation: 'Put the account into the unit of accounts that are used alike.',
  links: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html'],
  blindSpots: ['The management account belongs under the root.'],
  examine: ({ parent, location }) => {
    if (parent.state === 'unresolved') return inconclusive(parent.reason, parent.location);
    if (parent.state === 'absent')
      return contradicts('The account hangs under the root of the organization.', location);
    const { targets, literals } = parent.value;
    return targets.length === 0 && literals.every((id) => id.startsWith('r-'))
      ? contradicts('The account hangs under the root of the organization.', parent.location)
      : supports('The account belongs to a unit.', parent.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_organizations_account" "shop" {
  name  = "shop"
  email = "aws+shop@example.com"
  parent_id = "ou-abcd-12345678"
}`,
      contradicts: `
resource "aws_organizations_account" "shop" {
  name  = "shop"
  email = "aws+shop@example.com"
}`,
      inconclusive: `
variable "unit" {
  type = string
}

resource "aws_organizations_account" "shop" {
  name  = "shop"
  email = "aws+shop@example.com"
  parent_id = var.unit
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::Organizations::Account
    Properties:
      AccountName: shop
      Email: aws+shop@example.com
      ParentIds:
        - ou-abcd-12345678`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::Organizations::Account
    Properties:
      AccountName: shop
      Email: aws+shop@example.com
      ParentIds:
        - r-abcd`,
    },
  },
});
