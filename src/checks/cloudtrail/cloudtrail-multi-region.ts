import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cloudtrailMultiRegion = defineCheck({
  id: 'cloudtrail-multi-region',
  kind: cloudtrailTrail,
  title: 'CloudTrail trail records every Region',
  why: 'CloudTrail writes down who did what in the account. Intruders like to work in Regions that nobody uses; a trail of one Region does not see them there.',
  remediation: 'Make the trail a multi-Region trail and keep it logging.',
  links: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
  ],
  blindSpots: [
    'A trail of the organization that lives outside this code is not seen.',
    'Trails of data events only are left out.',
  ],
  examine: ({ logging, multiRegion, managementEvents, advancedSelection }) => {
    const chosen = advancedSelection.state === 'known' ? advancedSelection.value : undefined;
    const isOfDataEventsOnly =
      (managementEvents.state === 'known' && !managementEvents.value) ||
      (chosen !== undefined && chosen.open.length === 0 && !chosen.values.includes('Management'));
    if (isOfDataEventsOnly) return 'not-applicable';
    const on = expectTrue(logging, {
      supports: 'The trail is logging.',
      contradicts: 'The trail is switched off.',
      absent: { verdict: 'inconclusive', message: 'Whether the trail is logging is not written.' },
    });
    if (on.verdict !== 'supports') return on;
    return expectTrue(multiRegion, {
      supports: 'The trail records every Region.',
      contradicts: 'The trail records a single Region.',
    });
  },
  fix: {
    set: [
      { attribute: 'logging', value: true, ifStated: true },
      { attribute: 'multiRegion', value: true },
    ],
    caution: 'Copies of management events beyond the first in a Region are charged.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "audit" {
  name                  = "audit"
  s3_bucket_name        = "audit-trail"
  is_multi_region_trail = true
}`,
      contradicts: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
}`,
      inconclusive: `
variable "all_regions" {
  type = bool
}

resource "aws_cloudtrail" "audit" {
  name                  = "audit"
  s3_bucket_name        = "audit-trail"
  is_multi_region_trail = var.all_regions
}`,
      'not-applicable': `
resource "aws_cloudtrail" "downloads" {
  name           = "downloads"
  s3_bucket_name = "download-trail"
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
  }
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
      IsMultiRegionTrail: true`,
      contradicts: `
Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: audit-trail
      IsLogging: false
      IsMultiRegionTrail: true`,
    },
  },
});
