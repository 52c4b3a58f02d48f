import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { expect, supports } from '../expectations.ts';

const OPEN_TO_MANY = new Set(['public-read', 'public-read-write', 'authenticated-read']);

export const s3BucketAclPrivate = defineCheck({
  id: 's3-bucket-acl-private',
  kind: s3Bucket,
  title: 'S3 bucket has no access control list that opens it to everyone',
  why: 'A public access control list lets anyone on the internet list or even change the objects. Automated scanners find such buckets within hours.',
  remediation:
    'Remove the access control list, let the bucket owner own every object, and grant access by policy to those who need it.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html'],
  blindSpots: ['Access control lists of single objects, and grants written one by one, are not seen.'],
  examine: (bucket) => {
    const { acl, ignorePublicAcls } = bucket;
    if (acl.state === 'absent') return 'not-applicable';
    if (ignorePublicAcls.state === 'known' && ignorePublicAcls.value) {
      return supports('Public access control lists are ignored.', ignorePublicAcls.location);
    }
    return expect(acl, (value) => !OPEN_TO_MANY.has(spelledAsApi(value)), {
      supports: (value) => `The access control list is ${value}.`,
      contradicts: (value) => `The access control list ${value} lets people outside the account in.`,
    });
  },
  fix: {
    set: [{ attribute: 'acl', value: { terraform: 'private', cloudformation: 'Private' } }],
    caution: 'What people outside the account read by this list can no longer be read.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "reports" {}

resource "aws_s3_bucket_acl" "reports" {
  bucket = aws_s3_bucket.reports.id
  acl    = "private"
}`,
      contradicts: `
resource "aws_s3_bucket" "reports" {
  bucket = "quarterly-reports"
  acl    = "public-read"
}`,
      inconclusive: `
variable "acl" {
  type = string
}

resource "aws_s3_bucket" "reports" {
  acl = var.acl
}`,
      'not-applicable': `
resource "aws_s3_bucket" "reports" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: Private`,
      contradicts: `
Resources:
  Reports:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicReadWrite`,
    },
  },
});

/** CloudFormation writes `PublicReadWrite` for what the API and Terraform call `public-read-write`. */
function spelledAsApi(acl: string): string {
  return acl.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
