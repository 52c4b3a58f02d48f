import { inspectorOrganizationConfiguration } from '../../architecture/kinds/inspector.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const inspectorOrganizationMembers = defineCheck({
  id: 'inspector-organization-members',
  kind: inspectorOrganizationConfiguration,
  title: 'Amazon Inspector scans new accounts of the organization',
  why: 'What is scanned in a new account depends on this setting. Types that are off stay unscanned there until somebody notices.',
  remediation: 'Turn on instances, images and functions.',
  links: ['https://docs.aws.amazon.com/inspector/latest/user/adding-member-accounts.html'],
  examine: ({ ec2, ecr, lambda, location }) => {
    const types = [
      ['instances', ec2],
      ['images', ecr],
      ['functions', lambda],
    ] as const;
    for (const [, type] of types)
      if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    const off = types.filter(([, type]) => type.state !== 'known' || !type.value).map(([name]) => name);
    return off.length === 0
      ? supports('New accounts are scanned.', location)
      : contradicts(`In new accounts nothing scans ${off.join(' and ')}.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_inspector2_organization_configuration" "main" {
  auto_enable {
    ec2    = true
    ecr    = true
    lambda = true
  }
}`,
      contradicts: `
resource "aws_inspector2_organization_configuration" "main" {
  auto_enable {
    ec2    = true
    ecr    = false
    lambda = false
  }
}`,
      inconclusive: `
variable "scan" {
  type = bool
}

resource "aws_inspector2_organization_configuration" "main" {
  auto_enable {
    ec2    = var.scan
    ecr    = true
    lambda = true
  }
}`,
    },
  },
});
