import { guarddutyOrganizationConfiguration } from '../../architecture/kinds/guardduty.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const guarddutyOrganizationMembers = defineCheck({
  id: 'guardduty-organization-members',
  kind: guarddutyOrganizationConfiguration,
  title: 'GuardDuty is switched on in every account of the organization',
  why: 'Intruders look for the account that nobody watches: the sandbox, the old project. If new accounts have to be added by hand, one of them is missing sooner or later.',
  remediation: 'Set auto-enable to ALL, so that old and new accounts are watched.',
  links: ['https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html'],
  examine: ({ autoEnableMembers }) => {
    if (autoEnableMembers.state === 'known' && autoEnableMembers.value === 'NEW')
      return inconclusive(
        'New accounts are watched; whether the old ones are is not known.',
        autoEnableMembers.location,
      );
    return expect(autoEnableMembers, (value) => value === 'ALL', {
      supports: 'Every account is watched.',
      contradicts: 'Accounts are not watched unless somebody adds them.',
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = "12abc34d567e8fa901bc2d34e56789f0"
  auto_enable_organization_members = "ALL"
}`,
      contradicts: `
resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = "12abc34d567e8fa901bc2d34e56789f0"
  auto_enable_organization_members = "NONE"
}`,
      inconclusive: `
resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = "12abc34d567e8fa901bc2d34e56789f0"
  auto_enable_organization_members = "NEW"
}`,
    },
  },
});
