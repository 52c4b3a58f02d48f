import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudfrontBucketOriginPrivate = defineCheck({
  id: 'cloudfront-bucket-origin-private',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution signs its requests to S3 origins',
  why: 'When CloudFront reads a bucket without an identity of its own, the bucket must be open to everyone, and visitors can go round the distribution with its firewall and logs.',
  remediation:
    'Give the origin an origin access control and allow only the distribution in the bucket policy.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ],
  blindSpots: ['S3 website endpoints, which take no signed requests, are not judged.'],
  examine: ({ origins }) => {
    if (origins.state === 'absent') return 'not-applicable';
    if (origins.state === 'unresolved') return inconclusive(origins.reason, origins.location);
    const findings = origins.value.items.flatMap((origin): readonly Finding[] => {
      const { originAccessControl, originAccessIdentity, domainName, customOrigin, bucket, location } =
        origin;
      if (customOrigin.state === 'known' && customOrigin.value) return [];
      const isBucket =
        (bucket.state === 'known' && bucket.value.targets.length > 0) ||
        (domainName.state === 'known' && isBucketDomain(domainName.value));
      if (!isBucket) return [];
      if (originAccessControl.state === 'unresolved')
        return [inconclusive(originAccessControl.reason, location)];
      if (originAccessControl.state === 'known' && originAccessControl.value) {
        return [supports('The origin has an origin access control.', location)];
      }
      if (
        originAccessIdentity.state === 'absent' ||
        (originAccessIdentity.state === 'known' && originAccessIdentity.value === '')
      ) {
        return [contradicts('The bucket is read without an origin access control.', location)];
      }
      return [supports('The origin has an origin access identity.', location)];
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "assets" {}

resource "aws_cloudfront_origin_access_control" "assets" {
  name                              = "assets"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "assets" {
  enabled = true
  origin {
    origin_id                = "assets"
    domain_name              = aws_s3_bucket.assets.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.assets.id
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "assets" {}

resource "aws_cloudfront_distribution" "assets" {
  enabled = true
  origin {
    origin_id   = "assets"
    domain_name = aws_s3_bucket.assets.bucket_regional_domain_name
  }
}`,
      inconclusive: `
variable "access_control" {
  type = string
}

resource "aws_cloudfront_distribution" "assets" {
  enabled = true
  origin {
    origin_id                = "assets"
    domain_name              = "assets.s3.eu-central-1.amazonaws.com"
    origin_access_control_id = var.access_control
  }
}`,
      'not-applicable': `
resource "aws_cloudfront_distribution" "assets" {
  enabled = true
  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Assets:
    Type: AWS::S3::Bucket
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: assets
            DomainName: !GetAtt Assets.RegionalDomainName
            OriginAccessControlId: E1EXAMPLE
            S3OriginConfig: {}`,
      contradicts: `
Resources:
  Assets:
    Type: AWS::S3::Bucket
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: assets
            DomainName: !GetAtt Assets.DomainName
            S3OriginConfig:
              OriginAccessIdentity: ''`,
    },
  },
});

/** `assets.s3.eu-central-1.amazonaws.com` and its older forms, but not website endpoints. */
function isBucketDomain(domain: string): boolean {
  const isOfS3 = domain.includes('.s3.') || domain.includes('.s3-');
  return isOfS3 && !domain.includes('.s3-website') && /\.amazonaws\.com(?:\.cn)?$/.test(domain);
}
