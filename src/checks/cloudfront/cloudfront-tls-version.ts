import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect } from '../expectations.ts';

export const cloudfrontTlsVersion = defineCheck({
  id: 'cloudfront-tls-version',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution accepts TLS 1.2 or newer only',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are forbidden by most security standards. No current browser needs them.',
  remediation: 'Use a certificate of your own and set the minimum protocol version to TLSv1.2_2021 or newer.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  blindSpots: ['The TLS versions spoken to the origin are not looked at.'],
  examine: ({ minimumProtocolVersion, defaultCertificate }) =>
    defaultCertificate.state === 'known' && defaultCertificate.value
      ? contradicts(
          "With CloudFront's own certificate TLS 1.0 cannot be turned off.",
          defaultCertificate.location,
        )
      : expect(minimumProtocolVersion, (version) => /^TLSv1\.[23]/.test(version), {
          supports: (version) => `The minimum protocol version is ${version}.`,
          contradicts: (version) => `The minimum protocol version ${version} allows outdated protocols.`,
          absent: {
            verdict: 'contradicts',
            message: 'No minimum protocol version is written, so TLS 1.0 is accepted.',
          },
        }),
  fix: ({ certificate, defaultCertificate }) =>
    certificate.state === 'absent' || (defaultCertificate.state === 'known' && defaultCertificate.value)
      ? 'a certificate of your own is needed first'
      : {
          set: [{ attribute: 'minimumProtocolVersion', value: 'TLSv1.2_2021' }],
          caution: 'Viewers that speak nothing newer than TLS 1.1 can no longer connect.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "docs" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/docs"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "docs" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}`,
      inconclusive: `
variable "tls" {
  type = string
}

resource "aws_cloudfront_distribution" "docs" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/docs"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = var.tls
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Docs:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/docs
          SslSupportMethod: sni-only
          MinimumProtocolVersion: TLSv1.2_2021`,
      contradicts: `
Resources:
  Docs:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        ViewerCertificate:
          AcmCertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/docs
          SslSupportMethod: sni-only
          MinimumProtocolVersion: TLSv1`,
    },
  },
});
