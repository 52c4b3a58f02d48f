import { organizationAccount, organizationalUnit } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const organizationsAccountInUnit = defineCheck({
  id: 'organizations-account-in-unit',
  kind: organizationAccount,
  related: [organizationalUnit],
  title: 'Account belongs to an organizational unit',
  why: 'Guardrails and budgets are set for units: production, tests, sandboxes. An account that hangs under the root gets none of them, or the strictest ones of all.',
  remediation: 'Put the account into the unit of accounts that are used alike.',
  links: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html'],
  blindSpots: [
    'The management account belongs under the root.',
    'Without units in the code an account under the root is inconclusive.',
  ],
  examine: (account, { beside }) => {
    const { parent } = account;
    if (parent.state === 'unresolved') return inconclusive(parent.reason, parent.location);
    const isUnderRoot =
      parent.state === 'absent' ||
      (parent.value.targets.length === 0 && parent.value.literals.every((id) => id.startsWith('r-')));
    if (!isUnderRoot) return supports('The account belongs to a unit.', parent.location);
    const said = 'The account hangs under the root of the organization';
    return beside(account, organizationalUnit).length > 0
      ? contradicts(`${said}, although the code declares units.`, parent.location)
      : inconclusive(
          `${said}; no units are declared here, which may be enough for a few accounts.`,
          parent.location,
        );
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
resource "aws_organizations_organizational_unit" "production" {
  name      = "production"
  parent_id = "r-abcd"
}

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
  Production:
    Type: AWS::Organizations::OrganizationalUnit
    Properties:
      Name: production
      ParentId: r-abcd
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
