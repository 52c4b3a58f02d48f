import { canary } from '../../architecture/kinds/synthetics.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue, inconclusive } from '../expectations.ts';

export const syntheticsCanaryRuns = defineCheck({
  id: 'synthetics-canary-runs',
  kind: canary,
  title: 'Canary runs again and again',
  why: 'A canary walks through the application as a customer would and finds what is broken before customers do. One that is not started, or set to run once, watches nothing.',
  remediation: 'Start the canary, on a schedule such as rate(5 minutes).',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries.html',
  ],
  examine: ({ schedule, started }) => {
    if (schedule.state === 'known' && /^rate\(\s*0 /.test(schedule.value)) {
      return contradicts('The canary runs once and never again.', schedule.location);
    }
    const said = expectTrue(started, {
      supports: 'The canary is started.',
      contradicts: 'The canary is declared, but not started.',
      absent: { verdict: 'inconclusive', message: 'Whether the canary is started is not in the code.' },
    });
    return said.verdict === 'supports' && schedule.state === 'unresolved'
      ? inconclusive(schedule.reason, schedule.location)
      : said;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = true

  schedule {
    expression = "rate(5 minutes)"
  }
}`,
      contradicts: `
resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = false

  schedule {
    expression = "rate(5 minutes)"
  }
}`,
      inconclusive: `
variable "start" {
  type = bool
}

resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = var.start

  schedule {
    expression = "rate(5 minutes)"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::Synthetics::Canary
    Properties:
      Name: checkout
      ArtifactS3Location: s3://canaries/checkout
      ExecutionRoleArn: arn:aws:iam::111122223333:role/canary
      RuntimeVersion: syn-nodejs-puppeteer-9.1
      Code: { Handler: index.handler, S3Bucket: canaries, S3Key: checkout.zip }
      StartCanaryAfterCreation: true
      Schedule: { Expression: rate(5 minutes) }`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::Synthetics::Canary
    Properties:
      Name: checkout
      ArtifactS3Location: s3://canaries/checkout
      ExecutionRoleArn: arn:aws:iam::111122223333:role/canary
      RuntimeVersion: syn-nodejs-puppeteer-9.1
      Code: { Handler: index.handler, S3Bucket: canaries, S3Key: checkout.zip }
      StartCanaryAfterCreation: true
      Schedule: { Expression: rate(0 minute) }`,
    },
  },
});
