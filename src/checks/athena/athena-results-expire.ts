import { athenaWorkgroup } from '../../architecture/kinds/athena.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { inconclusive } from '../expectations.ts';
import { expectLifecycleRule } from '../lifecycle-rules.ts';

export const athenaResultsExpire = defineCheck({
  id: 'athena-results-expire',
  kind: athenaWorkgroup,
  related: [s3Bucket],
  title: 'Athena query results are removed after a while',
  why: 'Athena writes the result of every query into a bucket and never deletes any. After a year most of what lies there are copies of customer data that nobody asked for twice.',
  remediation: 'Give the bucket of results a lifecycle rule that deletes them after some days.',
  links: [
    'https://docs.aws.amazon.com/athena/latest/ug/querying.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
  ],
  blindSpots: [
    'A bucket outside this code is not looked at.',
    'Whether the rule covers the folder of results is not looked at.',
  ],
  examine: ({ resultLocation, resultBucket }, neighbours) => {
    if (resultLocation.state === 'absent') return 'not-applicable';
    const [bucket] = neighbours.follow(resultBucket, s3Bucket);
    if (bucket === undefined)
      return inconclusive('The bucket of results is not in this code.', resultLocation.location);
    return expectLifecycleRule(
      bucket.lifecycleRules,
      ({ expirationDays }) => expirationDays.state !== 'absent',
      {
        supports: `Results in ${bucket.id} are deleted after a while.`,
        contradicts: `Results in ${bucket.id} stay for ever.`,
      },
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "results" {
  bucket = "query-results"
}

resource "aws_s3_bucket_lifecycle_configuration" "results" {
  bucket = aws_s3_bucket.results.id
  rule {
    id     = "results"
    status = "Enabled"
    filter {}
    expiration {
      days = 30
    }
  }
}

resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
  configuration {
    result_configuration {
      output_location = "s3://\${aws_s3_bucket.results.bucket}/"
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "results" {
  bucket = "query-results"
}

resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
  configuration {
    result_configuration {
      output_location = "s3://\${aws_s3_bucket.results.id}/analysts/"
    }
  }
}`,
      inconclusive: `
resource "aws_athena_workgroup" "analysts" {
  name = "analysts"
  configuration {
    result_configuration {
      output_location = "s3://elsewhere/analysts/"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Results:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            ExpirationInDays: 14
  Analysts:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: analysts
      WorkGroupConfiguration:
        ResultConfiguration:
          OutputLocation: !Sub s3://\${Results}/`,
      contradicts: `
Resources:
  Results:
    Type: AWS::S3::Bucket
  Analysts:
    Type: AWS::Athena::WorkGroup
    Properties:
      Name: analysts
      WorkGroupConfiguration:
        ResultConfiguration:
          OutputLocation: !Sub s3://\${Results}/`,
    },
  },
});
