import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudtrailReadsAndWrites = defineCheck({
  id: 'cloudtrail-reads-and-writes',
  kind: cloudtrailTrail,
  related: [cloudtrailTrail],
  title: 'CloudTrail trail records reads as well as changes',
  why: 'Before intruders change anything they look around: which users, which buckets, which secrets. A trail of changes alone shows them only when the harm is done.',
  remediation: 'Record all management events, or keep a second trail for the reads.',
  links: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html',
  ],
  blindSpots: [
    'Trails of a single Region, which serve a purpose of their own, are left out.',
    'What advanced event selectors choose is not taken apart.',
    'A trail of the organization that lives outside this code is not seen.',
  ],
  examine: (trail, { beside }) => {
    const { readWriteTypes, managementEvents, advancedSelection } = trail;
    if (advancedSelection.state !== 'absent') return 'not-applicable';
    const { multiRegion } = trail;
    if (multiRegion.state === 'known' && !multiRegion.value) return 'not-applicable';
    if (managementEvents.state === 'known' && !managementEvents.value) return 'not-applicable';
    if (readWriteTypes.state === 'absent') return supports('The trail records reads and changes.', trail);
    if (readWriteTypes.state === 'unresolved')
      return inconclusive(readWriteTypes.reason, readWriteTypes.location);
    const { values, open } = readWriteTypes.value;
    if (values.includes('All') || (values.includes('ReadOnly') && values.includes('WriteOnly')))
      return supports('The trail records reads and changes.', readWriteTypes.location);
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, readWriteTypes.location);
    return beside(trail, cloudtrailTrail).length > 1
      ? inconclusive('The trail records a part; another trail may record the rest.', readWriteTypes.location)
      : contradicts(`The trail records ${values.join(', ')} events alone.`, readWriteTypes.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  is_multi_region_trail = true
}`,
      contradicts: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  is_multi_region_trail = true
  event_selector {
    read_write_type = "WriteOnly"
  }
}`,
      inconclusive: `
variable "which" {
  type = string
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  is_multi_region_trail = true
  event_selector {
    read_write_type = var.which
  }
}`,
      'not-applicable': `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  event_selector {
    read_write_type = "WriteOnly"
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
      IsMultiRegionTrail: true
      EventSelectors:
        - ReadWriteType: All`,
      contradicts: `
Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: audit-trail
      IsLogging: true
      IsMultiRegionTrail: true
      EventSelectors:
        - ReadWriteType: WriteOnly`,
    },
  },
});
