import { s3AccountPublicAccessBlock, s3Bucket } from '../../architecture/kinds/s3.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const s3BucketPublicAccessBlock = defineCheck({
  id: 's3-bucket-public-access-block',
  kind: s3Bucket,
  related: [s3AccountPublicAccessBlock],
  title: 'S3 bucket blocks public access',
  why: 'A bucket becomes public by one careless line in a policy or an access control list. Block public access is the switch that keeps it closed whatever those lines say.',
  remediation:
    'Turn on all four settings of block public access on the bucket, or once for the whole account. Put CloudFront before content that is meant for everyone.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
  blindSpots: [
    'Settings made for the account or the organization outside this code are not seen.',
    'A bucket that says nothing is closed if it was created after April 2023; the code does not tell its age.',
  ],
  examine: (bucket, neighbours) => {
    const account = neighbours
      .beside(bucket, s3AccountPublicAccessBlock)
      .find((block) => settingsOf(block).every(isOn));
    if (account !== undefined)
      return supports('The account blocks public access to all its buckets.', account);
    return bucket.publicAccessBlock.state === 'known' && !bucket.publicAccessBlock.value
      ? inconclusive(
          'The code says nothing of public access: new buckets are closed by default, those from before April 2023 are not.',
          bucket,
        )
      : judgeSite(bucket, judge(bucket));
  },
  fix: {
    set: [
      { attribute: 'blockPublicAcls', value: true },
      { attribute: 'blockPublicPolicy', value: true },
      { attribute: 'ignorePublicAcls', value: true },
      { attribute: 'restrictPublicBuckets', value: true },
    ],
    caution: 'What people read from the bucket without credentials can no longer be read.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket                  = aws_s3_bucket.invoices.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}`,
      contradicts: `
resource "aws_s3_bucket" "invoices" {}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket            = aws_s3_bucket.invoices.id
  block_public_acls = true
}`,
      inconclusive: `
resource "aws_s3_bucket" "invoices" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true`,
      contradicts: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: false
        IgnorePublicAcls: true
        RestrictPublicBuckets: false`,
      inconclusive: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket`,
    },
  },
});

type Settings = Pick<
  ResourceOf<typeof s3Bucket>,
  'blockPublicAcls' | 'blockPublicPolicy' | 'ignorePublicAcls' | 'restrictPublicBuckets'
>;

function settingsOf(settings: Settings) {
  const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = settings;
  return [
    { name: 'BlockPublicAcls', stated: blockPublicAcls },
    { name: 'BlockPublicPolicy', stated: blockPublicPolicy },
    { name: 'IgnorePublicAcls', stated: ignorePublicAcls },
    { name: 'RestrictPublicBuckets', stated: restrictPublicBuckets },
  ];
}

function isOn({ stated }: ReturnType<typeof settingsOf>[number]): boolean {
  return stated.state === 'known' && stated.value;
}

function judge(bucket: ResourceOf<typeof s3Bucket>): Finding {
  const { location } = bucket.publicAccessBlock;
  const missing = settingsOf(bucket).filter((setting) => !isOn(setting));
  const off = missing.filter(({ stated }) => stated.state !== 'unresolved').map(({ name }) => name);
  if (off.length > 0)
    return contradicts(`Public access is not blocked in full: ${off.join(', ')} off.`, location);
  for (const { stated } of missing)
    if (stated.state === 'unresolved') return inconclusive(stated.reason, location);
  return supports('All four settings of block public access are on.', location);
}

/** A website endpoint serves strangers only where public access is let through. */
function judgeSite({ website }: ResourceOf<typeof s3Bucket>, said: Finding): Finding {
  const isSite = website.state === 'known' && website.value;
  return isSite && said.verdict === 'contradicts'
    ? inconclusive(`${said.message} The bucket has a website endpoint, which needs it.`, said.location)
    : said;
}
