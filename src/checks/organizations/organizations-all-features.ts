import { organization } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const organizationsAllFeatures = defineCheck({
  id: 'organizations-all-features',
  kind: organization,
  title: 'Organization can set guardrails for its accounts',
  why: 'With consolidated billing alone the organization pays bills and can forbid nothing: no guardrails, no common trail, no common sign-in.',
  remediation: 'Enable all features.',
  links: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html',
  ],
  examine: ({ featureSet }) =>
    expect(featureSet, (value) => value === 'ALL', {
      supports: 'All features are on.',
      contradicts: 'The organization does billing only.',
      absent: 'inconclusive',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_organizations_organization" "main" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}`,
      contradicts: `
resource "aws_organizations_organization" "main" {
  feature_set = "CONSOLIDATED_BILLING"
}`,
      inconclusive: `
variable "features" {
  type = string
}

resource "aws_organizations_organization" "main" {
  feature_set = var.features
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Main:
    Type: AWS::Organizations::Organization`,
      contradicts: `
Resources:
  Main:
    Type: AWS::Organizations::Organization
    Properties:
      FeatureSet: CONSOLIDATED_BILLING`,
    },
  },
});
