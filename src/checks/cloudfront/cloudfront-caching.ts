import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { caching } from '../cache-behaviors.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudfrontCaching = defineCheck({
  id: 'cloudfront-caching',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution caches at least part of what it serves',
  why: 'What the edge holds in its cache reaches the visitor in milliseconds and costs the origin nothing. A distribution that caches nothing only adds a step.',
  remediation:
    'Give paths that serve the same content to many visitors a cache policy such as CachingOptimized.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html',
  ],
  blindSpots: [
    'How often the cache is hit is not seen.',
    'The times in a cache policy of your own are not looked at.',
  ],
  examine: ({ cacheBehaviors }) => {
    if (cacheBehaviors.state === 'absent') return 'not-applicable';
    if (cacheBehaviors.state === 'unresolved')
      return inconclusive(cacheBehaviors.reason, cacheBehaviors.location);
    const { items, open } = cacheBehaviors.value;
    let unclear = open[0];
    for (const behavior of items) {
      const caches = caching(behavior);
      if (caches === true) return supports('At least one cache behavior caches.', behavior.location);
      if (caches !== false) unclear ??= caches.unclear;
    }
    return unclear === undefined
      ? contradicts('No cache behavior caches anything.', cacheBehaviors.location)
      : inconclusive(unclear, cacheBehaviors.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "catalog" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "catalog"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "catalog" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "catalog"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}`,
      inconclusive: `
variable "cache_policy" {
  type = string
}

resource "aws_cloudfront_distribution" "catalog" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "catalog"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = var.cache_policy
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Catalog:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: catalog
          ViewerProtocolPolicy: https-only
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: catalog
          ViewerProtocolPolicy: https-only
          ForwardedValues:
            QueryString: true
          MinTTL: 0
          DefaultTTL: 0
          MaxTTL: 0`,
    },
  },
});
