import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const s3BucketAclsOff = defineCheck({
  id: 's3-bucket-acls-off',
  kind: s3Bucket,
  related: [cloudfrontDistribution],
  title: 'S3 bucket takes no access lists from its writers',
  why: 'With access control lists on, whoever uploads an object owns it and may open it to others, past every policy of the bucket. A single upload with the wrong flag makes an object public or takes it out of your hands.',
  remediation:
    'Set the object ownership to BucketOwnerEnforced, and say in the bucket policy who may do what.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html'],
  blindSpots: ['Buckets made before April 2023 keep their access lists until the ownership is set.'],
  examine: (bucket, { referrers }) => {
    const { acl, objectOwnership } = bucket;
    if (objectOwnership.state === 'absent') return 'not-applicable';
    if (objectOwnership.state === 'unresolved')
      return inconclusive(objectOwnership.reason, objectOwnership.location);
    const { value, location } = objectOwnership;
    if (value === 'BucketOwnerEnforced') return supports('Access lists are off.', location);
    const needed =
      (acl.state === 'known' && /^log-?delivery-?write$/i.test(acl.value)) ||
      referrers(bucket, cloudfrontDistribution, 'logBucket').length > 0;
    return value === 'ObjectWriter' && !needed
      ? contradicts('Whoever uploads an object owns it and sets its access list.', location)
      : inconclusive('Access lists are on; some log services need them.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_ownership_controls" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_ownership_controls" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  rule {
    object_ownership = "ObjectWriter"
  }
}`,
      inconclusive: `
resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_ownership_controls" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      OwnershipControls:
        Rules:
          - ObjectOwnership: BucketOwnerEnforced`,
      contradicts: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      OwnershipControls:
        Rules:
          - ObjectOwnership: ObjectWriter`,
    },
  },
});
