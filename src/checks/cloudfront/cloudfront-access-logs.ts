import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cloudfrontAccessLogs = defineCheck({
  id: 'cloudfront-access-logs',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution writes access logs',
  why: 'Access logs show who asked for what and how the edge answered. Without them an attack or a broken release at the edge leaves no trace.',
  remediation: 'Turn on standard logging, to CloudWatch Logs, Amazon Data Firehose or Amazon S3.',
  links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html'],
  blindSpots: ['Real-time logs and logging set up outside this code are not seen.'],
  examine: ({ accessLogs }) =>
    expectTrue(accessLogs, {
      supports: 'Access logs are written.',
      contradicts: 'No access logs are written.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "tickets" {
  enabled = true
  logging_config {
    bucket = "edge-logs.s3.amazonaws.com"
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "tickets" {
  enabled = true
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Logging:
          Bucket: edge-logs.s3.amazonaws.com`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true`,
      inconclusive: `
Parameters:
  Logging:
    Type: String
Resources:
  Tickets:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Logging: !Ref Logging`,
    },
  },
});
