import { securityHubOrganizationConfiguration } from '../../architecture/kinds/securityhub.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const securityhubOrganizationMembers = defineCheck({
  id: 'securityhub-organization-members',
  kind: securityHubOrganizationConfiguration,
  title: 'Security Hub is switched on in new accounts of the organization',
  why: 'An account that joins the organization and has to be added by hand is measured by nobody until somebody remembers.',
  remediation: 'Turn on auto-enable, or configure the accounts centrally by policy.',
  links: ['https://docs.aws.amazon.com/securityhub/latest/userguide/accounts-orgs-auto-enable.html'],
  examine: ({ autoEnable, configurationType }) => {
    if (configurationType.state === 'known' && configurationType.value === 'CENTRAL')
      return supports('Accounts are configured centrally.', configurationType.location);
    return expectTrue(autoEnable, {
      supports: 'New accounts get Security Hub by themselves.',
      contradicts: 'New accounts do not get Security Hub.',
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_securityhub_organization_configuration" "main" {
  auto_enable = true
}`,
      contradicts: `
resource "aws_securityhub_organization_configuration" "main" {
  auto_enable = false
}`,
      inconclusive: `
variable "all" {
  type = bool
}

resource "aws_securityhub_organization_configuration" "main" {
  auto_enable = var.all
}`,
    },
  },
});
