import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const s3BucketReplicationActive = defineCheck({
  id: 's3-bucket-replication-active',
  kind: s3Bucket,
  related: [s3Bucket],
  title: 'S3 replication runs, and keeps versions on both sides',
  why: 'A replication rule that is switched off looks like a second copy in every diagram and is none. And where the copy keeps no versions, a mistake that is replicated destroys both.',
  remediation: 'Enable the rules, and turn on versioning on the bucket and on its copy.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html'],
  blindSpots: [
    'Whether the copy lies in another Region, and whether deletions are replicated, is not judged.',
  ],
  examine: ({ replicationStatus, replicaBuckets }, neighbours) => {
    if (replicationStatus.state === 'absent') return 'not-applicable';
    if (replicationStatus.state === 'unresolved')
      return inconclusive(replicationStatus.reason, replicationStatus.location);
    const { values, open } = replicationStatus.value;
    if (values.some((status) => status !== 'Enabled'))
      return contradicts('A replication rule is switched off.', replicationStatus.location);
    const bare = neighbours
      .follow(replicaBuckets, s3Bucket)
      .find(({ versioning }) => versioning.state === 'known' && !versioning.value);
    if (bare !== undefined) return contradicts(`The copy, ${bare.id}, keeps no versions.`, bare);
    const [reason] = open;
    return reason === undefined
      ? supports('The replication rules are in force.', replicationStatus.location)
      : inconclusive(reason, replicationStatus.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "deeds" {}

resource "aws_s3_bucket_replication_configuration" "deeds" {
  bucket = aws_s3_bucket.deeds.id
  role   = "arn:aws:iam::111122223333:role/replicate"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::deeds-frankfurt"
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "deeds" {}

resource "aws_s3_bucket_replication_configuration" "deeds" {
  bucket = aws_s3_bucket.deeds.id
  role   = "arn:aws:iam::111122223333:role/replicate"
  rule {
    status = "Disabled"
    destination {
      bucket = "arn:aws:s3:::deeds-frankfurt"
    }
  }
}`,
      inconclusive: `
variable "replicate" {
  type = string
}

resource "aws_s3_bucket" "deeds" {}

resource "aws_s3_bucket_replication_configuration" "deeds" {
  bucket = aws_s3_bucket.deeds.id
  role   = "arn:aws:iam::111122223333:role/replicate"
  rule {
    status = var.replicate
    destination {
      bucket = "arn:aws:s3:::deeds-frankfurt"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Deeds:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled
      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
          - Status: Enabled
            Destination:
              Bucket: arn:aws:s3:::deeds-frankfurt`,
      contradicts: `
Resources:
  Deeds:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled
      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
          - Status: Disabled
            Destination:
              Bucket: arn:aws:s3:::deeds-frankfurt`,
    },
  },
});
