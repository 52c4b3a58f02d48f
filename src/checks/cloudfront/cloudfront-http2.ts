import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const cloudfrontHttp2 = defineCheck({
  id: 'cloudfront-http2',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution speaks HTTP/2 or HTTP/3',
  why: 'HTTP/2 and HTTP/3 fetch many files over one connection and recover faster from lost packets. Pages made of many files load sooner, above all on mobile networks.',
  remediation: 'Set the HTTP version to http2and3. Viewers that know only HTTP/1.1 are served as before.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html',
  ],
  examine: ({ httpVersion }) =>
    expect(httpVersion, (version) => /^http[23]/i.test(version), {
      supports: (version) => `The distribution speaks ${version}.`,
      contradicts: (version) => `The distribution speaks ${version} only.`,
    }),
  fix: { set: [{ attribute: 'httpVersion', value: 'http2' }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "gallery" {
  enabled      = true
  http_version = "http2and3"
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "gallery" {
  enabled      = true
  http_version = "http1.1"
}`,
      inconclusive: `
variable "http_version" {
  type = string
}

resource "aws_cloudfront_distribution" "gallery" {
  enabled      = true
  http_version = var.http_version
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Gallery:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        HttpVersion: http2`,
      contradicts: `
Resources:
  Gallery:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true`,
    },
  },
});
