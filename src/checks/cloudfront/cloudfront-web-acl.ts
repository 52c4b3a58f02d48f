import type { ResourceOf } from '../../architecture/index.ts';
import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** The address of a bucket, or of the website of one. */
const BUCKET = /\.s3[.-](?:[a-z0-9.-]+\.)?amazonaws\.com$/;

export const cloudfrontWebAcl = defineCheck({
  id: 'cloudfront-web-acl',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution stands behind a web application firewall',
  why: 'A web ACL inspects requests before they reach the application, and turns away known attacks, unwanted bots and floods of requests.',
  remediation: 'Attach an AWS WAF web ACL with at least the managed core rules and a rate-based rule.',
  links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html'],
  blindSpots: [
    'A web ACL attached by AWS Firewall Manager is not seen.',
    'Which rules the web ACL holds is not judged here.',
  ],
  examine: ({ webAcl, origins }) => {
    if (webAcl.state === 'unresolved') return inconclusive(webAcl.reason, webAcl.location);
    const isNamed =
      webAcl.state === 'known' &&
      (webAcl.value.targets.length > 0 || webAcl.value.literals.some((literal) => literal !== ''));
    if (isNamed || (webAcl.state === 'known' && webAcl.value.open.length > 0)) {
      return supports('A web ACL is attached.', webAcl.location);
    }
    return servesFilesOnly(origins)
      ? inconclusive(
          'No web ACL is attached. Only files from buckets are served, so it would hold back floods of requests, but no attack on an application.',
          webAcl.location,
        )
      : contradicts('No web ACL is attached.', webAcl.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_wafv2_web_acl" "edge" {
  name  = "edge"
  scope = "CLOUDFRONT"
}

resource "aws_cloudfront_distribution" "portal" {
  enabled    = true
  web_acl_id = aws_wafv2_web_acl.edge.arn
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "portal" {
  enabled = true
}`,
      inconclusive: `
variable "web_acl" {
  type = string
}

resource "aws_cloudfront_distribution" "portal" {
  enabled    = true
  web_acl_id = var.web_acl
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        WebACLId: arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/12ab`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true`,
    },
  },
});

/** Every origin is a bucket, or the website of one: no code runs behind the distribution. */
function servesFilesOnly(origins: ResourceOf<typeof cloudfrontDistribution>['origins']): boolean {
  if (origins.state !== 'known' || origins.value.open.length > 0 || origins.value.items.length === 0)
    return false;
  return origins.value.items.every(
    ({ bucket, domainName }) =>
      (bucket.state === 'known' && bucket.value.targets.length > 0) ||
      (domainName.state === 'known' && BUCKET.test(domainName.value)),
  );
}
