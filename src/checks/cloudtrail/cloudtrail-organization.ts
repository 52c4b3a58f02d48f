import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { organization } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cloudtrailOrganization = defineCheck({
  id: 'cloudtrail-organization',
  kind: cloudtrailTrail,
  related: [organization],
  title: 'CloudTrail trail records every account of the organization',
  why: 'A trail of one account says nothing of the others. A trail of the organization records all accounts, the new ones too, and no account can switch it off for itself.',
  remediation: 'Make the trail a trail of the organization where the organization is managed.',
  links: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html'],
  blindSpots: ['A second trail of another account that covers the organization is not seen.'],
  examine: (trail, { beside }) => {
    const { ofOrganization } = trail;
    if (ofOrganization.state === 'known' && !ofOrganization.value && beside(trail, organization).length === 0)
      return 'not-applicable';
    return expectTrue(ofOrganization, {
      supports: 'The trail records every account of the organization.',
      contradicts: 'The organization is managed here, and the trail records a single account.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  is_organization_trail = true
}`,
      contradicts: `
resource "aws_organizations_organization" "main" {
  feature_set = "ALL"
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
}`,
      inconclusive: `
variable "all" {
  type = bool
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  is_organization_trail = var.all
}`,
      'not-applicable': `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: audit-trail
      IsLogging: true
      IsOrganizationTrail: true`,
      contradicts: `
Resources:
  Main:
    Type: AWS::Organizations::Organization
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: audit-trail
      IsLogging: true`,
    },
  },
});
