import { s3Bucket } from '../../architecture/kinds/s3.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const s3BucketRequiresTls = defineCheck({
  id: 's3-bucket-requires-tls',
  kind: s3Bucket,
  title: 'S3 bucket policy turns away requests without TLS',
  why: 'S3 answers plain HTTP as well as HTTPS. Unless the bucket policy denies it, a client that is set up carelessly sends objects over the network in the clear.',
  remediation: 'Add a Deny for every action to everyone on the condition that aws:SecureTransport is false.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html'],
  blindSpots: [
    'Buckets with a website endpoint, which speaks HTTP only, are not judged: the denial would close them.',

    'A service control policy or resource control policy that demands TLS for the whole organization is not seen.',
  ],
  examine: (bucket) => {
    const { policy, website } = bucket;
    if (website.state === 'known' && website.value) return 'not-applicable';
    if (policy.state === 'absent') {
      return inconclusive(
        'No policy of the bucket is in this code; unless one demands TLS, callers of the account may use plain HTTP.',
        bucket,
      );
    }
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const denial = policy.value.statements.find(isDenialWithoutTls);
    if (denial !== undefined) return supports('Requests without TLS are denied.', denial.location);
    const half = policy.value.statements.find(mayBeDenialWithoutTls);
    if (half !== undefined) {
      return inconclusive('The condition of a denial is known only at deployment.', half.location);
    }
    const [reason] = policy.value.open;
    return reason === undefined
      ? contradicts('No statement of the bucket policy denies requests without TLS.', policy.location)
      : inconclusive(`Further statements are not known: ${reason}.`, policy.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "payroll" {}

resource "aws_s3_bucket_policy" "payroll" {
  bucket = aws_s3_bucket.payroll.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.payroll.arn, "\${aws_s3_bucket.payroll.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
      contradicts: `
resource "aws_s3_bucket" "payroll" {}

resource "aws_s3_bucket_policy" "payroll" {
  bucket = aws_s3_bucket.payroll.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "s3:PutObject"
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_s3_bucket" "payroll" {
  policy = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Payroll:
    Type: AWS::S3::Bucket
  PayrollPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Payroll
      PolicyDocument:
        Statement:
          - Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource: !Sub \${Payroll.Arn}/*
            Condition:
              Bool:
                aws:SecureTransport: false`,
      contradicts: `
Resources:
  Payroll:
    Type: AWS::S3::Bucket
  PayrollPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Payroll
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: logging.s3.amazonaws.com
            Action: s3:PutObject
            Resource: !Sub \${Payroll.Arn}/*`,
    },
  },
});

const SECURE_TRANSPORT = 'aws:securetransport';
const TLS_VERSION = 's3:tlsversion';

function isDenialWithoutTls({ effect, conditions }: PolicyStatement): boolean {
  if (effect !== 'Deny') return false;
  return conditions.some(({ operator, key, values }) => {
    const name = key.toLowerCase();
    if (name === TLS_VERSION) return operator.startsWith('NumericLessThan');
    return name === SECURE_TRANSPORT && operator.startsWith('Bool') && values.values.includes('false');
  });
}

function mayBeDenialWithoutTls({ effect, conditions }: PolicyStatement): boolean {
  return effect === 'Deny' && conditions.some(({ key }) => key === '');
}
