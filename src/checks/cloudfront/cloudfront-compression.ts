import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { caching } from '../cache-behaviors.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudfrontCompression = defineCheck({
  id: 'cloudfront-compression',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution compresses what it serves',
  why: 'Text, scripts and style sheets shrink to a fraction when compressed: pages load sooner, and less data is paid for and moved.',
  remediation: 'Turn on automatic compression in every cache behavior.',
  links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html'],
  blindSpots: [
    'CloudFront compresses nothing where it caches nothing; such behaviors are left out.',
    'Behaviors that serve only pictures, video or archives gain nothing from compression, and are judged all the same.',
  ],
  examine: ({ cacheBehaviors }) => {
    if (cacheBehaviors.state === 'absent') return 'not-applicable';
    if (cacheBehaviors.state === 'unresolved')
      return inconclusive(cacheBehaviors.reason, cacheBehaviors.location);
    const { items, open } = cacheBehaviors.value;
    const stated = items.filter((behavior) => caching(behavior) !== false).map(({ compress }) => compress);
    const off = stated.filter((compress) => compress.state === 'known' && !compress.value);
    const [first] = off;
    if (first !== undefined) {
      return off.length === 1
        ? contradicts('Compression is off.', first.location)
        : contradicts(
            `Compression is off in ${off.length} of ${items.length} cache behaviors.`,
            first.location,
          );
    }
    const unclear = stated.find(({ state }) => state === 'unresolved');
    if (unclear?.state === 'unresolved') return inconclusive(unclear.reason, unclear.location);
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, cacheBehaviors.location);
    return stated.length === 0 ? 'not-applicable' : supports('Compression is on.', cacheBehaviors.location);
  },
  fix: { set: [{ attribute: 'cacheBehaviors.compress', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "magazine" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "magazine"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "magazine" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "magazine"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}`,
      inconclusive: `
variable "compress" {
  type = bool
}

resource "aws_cloudfront_distribution" "magazine" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "magazine"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = var.compress
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Magazine:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: magazine
          ViewerProtocolPolicy: https-only
          Compress: true`,
      contradicts: `
Resources:
  Magazine:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: magazine
          ViewerProtocolPolicy: https-only
          Compress: false`,
    },
  },
});
