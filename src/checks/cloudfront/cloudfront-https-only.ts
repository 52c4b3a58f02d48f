import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, inconclusive } from '../expectations.ts';

export const cloudfrontHttpsOnly = defineCheck({
  id: 'cloudfront-https-only',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution serves viewers over HTTPS only',
  why: 'Over plain HTTP anyone on the way, a hotel network for example, can read and change what the visitor sends and sees.',
  remediation: 'Set the viewer protocol policy of every cache behavior to redirect-to-https or https-only.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  examine: ({ cacheBehaviors }) => {
    if (cacheBehaviors.state === 'absent') return 'not-applicable';
    if (cacheBehaviors.state === 'unresolved')
      return inconclusive(cacheBehaviors.reason, cacheBehaviors.location);
    const { items, open } = cacheBehaviors.value;
    return [
      ...items.map(({ viewerProtocolPolicy, hasEdgeCode }) =>
        viewerProtocolPolicy.state === 'known' &&
        viewerProtocolPolicy.value === 'allow-all' &&
        hasEdgeCode.state === 'known' &&
        hasEdgeCode.value
          ? inconclusive(
              'Plain HTTP is let in, but code at the edge may redirect it.',
              viewerProtocolPolicy.location,
            )
          : expectOneOf(viewerProtocolPolicy, ['redirect-to-https', 'https-only'], {
              supports: (value) => `The viewer protocol policy is ${value}.`,
              contradicts: (value) => `The viewer protocol policy ${value} serves plain HTTP as well.`,
              absent: {
                verdict: 'inconclusive',
                message: 'The cache behavior names no viewer protocol policy.',
              },
            }),
      ),
      ...open.map((reason) => inconclusive(reason, cacheBehaviors.location)),
    ];
  },
  fix: {
    set: [
      {
        attribute: 'cacheBehaviors.viewerProtocolPolicy',
        value: 'redirect-to-https',
        replaces: ['allow-all', 'https-only'],
      },
    ],
    caution: 'Requests over plain HTTP are redirected: programs that do not follow redirects stop working.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}`,
      inconclusive: `
variable "viewer_protocol" {
  type = string
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = var.viewer_protocol
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: shop
          ViewerProtocolPolicy: https-only`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: shop
          ViewerProtocolPolicy: allow-all`,
    },
  },
});
