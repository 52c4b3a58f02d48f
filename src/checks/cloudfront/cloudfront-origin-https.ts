import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudfrontOriginHttps = defineCheck({
  id: 'cloudfront-origin-https',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution speaks HTTPS with its origins',
  why: 'Visitors see the lock of HTTPS, but from CloudFront to the origin their passwords and cookies travel in the clear, often over the public internet, where they can be read and changed.',
  remediation: 'Set the origin protocol policy to https-only and give the origin a certificate.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
  ],
  blindSpots: [
    'The policy match-viewer is taken for good where viewers must use HTTPS, which a check of its own looks at.',
    'Website endpoints of S3 speak no HTTPS; what they serve is public, so they are left open.',
  ],
  examine: ({ origins }) => {
    if (origins.state === 'absent') return 'not-applicable';
    if (origins.state === 'unresolved') return inconclusive(origins.reason, origins.location);
    const findings = origins.value.items.flatMap((origin): readonly Finding[] => {
      const { protocolPolicy, domainName } = origin;
      if (protocolPolicy.state === 'absent') return [];
      if (protocolPolicy.state === 'unresolved') {
        return [inconclusive(protocolPolicy.reason, protocolPolicy.location)];
      }
      if (protocolPolicy.value !== 'http-only') {
        return [supports(`The protocol policy is ${protocolPolicy.value}.`, protocolPolicy.location)];
      }
      const name =
        domainName.state === 'known'
          ? domainName.value
          : domainName.state === 'unresolved'
            ? (domainName.text ?? '')
            : '';
      const isWebsite =
        name.includes('s3-website') ||
        (domainName.state === 'unresolved' && /website_endpoint|WebsiteURL/.test(domainName.reason));
      return [
        isWebsite
          ? inconclusive('A website endpoint of S3 can only be read over HTTP.', protocolPolicy.location)
          : contradicts('CloudFront speaks plain HTTP with the origin.', protocolPolicy.location),
      ];
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "web.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
      inconclusive: `
resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "site"
    domain_name = "news.s3-website-eu-west-1.amazonaws.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  News:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only`,
      contradicts: `
Resources:
  News:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: web.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: http-only`,
    },
  },
});
