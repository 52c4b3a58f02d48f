import { securityHub, securityHubStandard } from '../../architecture/kinds/securityhub.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const securityhubStandards = defineCheck({
  id: 'securityhub-standards',
  kind: securityHub,
  related: [securityHubStandard],
  title: 'Security Hub measures the account against a standard',
  why: 'Without a standard Security Hub only collects what other tools find. A standard, such as the foundational one of AWS, checks hundreds of settings every day.',
  remediation: 'Subscribe to AWS Foundational Security Best Practices, or leave the default standards on.',
  links: ['https://docs.aws.amazon.com/securityhub/latest/userguide/standards-view-manage.html'],
  blindSpots: ['Standards that a central configuration of the organization turns on are not seen.'],
  examine: (hub, { beside }) => {
    const { defaultStandards } = hub;
    const [standard] = beside(hub, securityHubStandard);
    if (standard !== undefined) return supports('The account is measured against a standard.', standard);
    return expectTrue(defaultStandards, {
      supports: 'The default standards are on.',
      contradicts: 'The default standards are off, and no other is subscribed to.',
      absent: { verdict: 'inconclusive', message: 'Whether the default standards are on is not written.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_securityhub_account" "main" {}`,
      contradicts: `
resource "aws_securityhub_account" "main" {
  enable_default_standards = false
}`,
      inconclusive: `
variable "standards" {
  type = bool
}

resource "aws_securityhub_account" "main" {
  enable_default_standards = var.standards
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Hub:
    Type: AWS::SecurityHub::Hub
    Properties:
      EnableDefaultStandards: true`,
      contradicts: `
Resources:
  Hub:
    Type: AWS::SecurityHub::Hub
    Properties:
      EnableDefaultStandards: false`,
    },
  },
});
