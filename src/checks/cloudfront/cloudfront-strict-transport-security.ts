import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { cloudfrontResponseHeadersPolicy } from '../../architecture/kinds/cloudfront-policies.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Managed policies with the header; their ids are the same in every account. */
const MANAGED = new Set([
  '67f7725c-6f97-4210-82d7-5512b31e9d03',
  'e61eb60c-9c35-4d20-a928-2b84e02af89c',
  'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
]);
const DAY = 86_400;

export const cloudfrontStrictTransportSecurity = defineCheck({
  id: 'cloudfront-strict-transport-security',
  kind: cloudfrontDistribution,
  related: [cloudfrontResponseHeadersPolicy],
  title: 'CloudFront distribution tells browsers to come back over HTTPS only',
  why: 'The first request of a visitor often goes out over HTTP and is only then sent on to HTTPS. Somebody in the same café can catch it there. With the Strict-Transport-Security header, browsers that have been here before never ask over HTTP again.',
  remediation:
    'Attach a response headers policy with Strict-Transport-Security of at least one year to the default behaviour.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  ],
  blindSpots: [
    'The origin or code at the edge may add the header; where no policy says anything, nothing is found.',
    'Only the default behaviour is looked at.',
  ],
  examine: ({ cacheBehaviors }, { follow }) => {
    if (cacheBehaviors.state !== 'known') return 'not-applicable';
    const behavior = cacheBehaviors.value.items.find(({ pathPattern }) => pathPattern.state === 'absent');
    if (behavior === undefined) return 'not-applicable';
    const { responseHeadersPolicy: stated, hasEdgeCode } = behavior;
    if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    if (stated.state === 'absent') return 'not-applicable';
    if (stated.value.literals.some((id) => MANAGED.has(id))) {
      return supports('A managed policy adds the header.', stated.location);
    }
    const [policy] = follow(stated, cloudfrontResponseHeadersPolicy);
    if (policy === undefined) {
      return inconclusive('What the response headers policy adds is not known.', stated.location);
    }
    const { strictTransportSeconds: seconds } = policy;
    if (seconds.state === 'unresolved') return inconclusive(seconds.reason, seconds.location);
    if (seconds.state === 'known') {
      return seconds.value >= DAY
        ? supports(`Browsers keep to HTTPS for ${Math.floor(seconds.value / DAY)} days.`, seconds.location)
        : contradicts(`Browsers keep to HTTPS for ${seconds.value} s only.`, seconds.location);
    }
    const { customHeaders } = policy;
    const isWrittenOut =
      customHeaders.state === 'known' &&
      (customHeaders.value.open.length > 0 ||
        customHeaders.value.items.some(
          ({ name }) => name.state !== 'known' || name.value.toLowerCase() === 'strict-transport-security',
        ));
    if (isWrittenOut) return supports('The header is written out in the policy.', policy);
    if (hasEdgeCode.state !== 'known' || hasEdgeCode.value) return 'not-applicable';
    const hasSecurity = policy.securityHeaders.state === 'known' && policy.securityHeaders.value;
    return hasSecurity
      ? contradicts('The policy adds other security headers, but not Strict-Transport-Security.', policy)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "portal" {
  enabled = true

  default_cache_behavior {
    target_origin_id           = "portal"
    viewer_protocol_policy     = "redirect-to-https"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }
}`,
      contradicts: `
resource "aws_cloudfront_response_headers_policy" "portal" {
  name = "portal"

  security_headers_config {
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_distribution" "portal" {
  enabled = true

  default_cache_behavior {
    target_origin_id           = "portal"
    viewer_protocol_policy     = "redirect-to-https"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.portal.id
  }
}`,
      inconclusive: `
variable "headers" {
  type = string
}

resource "aws_cloudfront_distribution" "portal" {
  enabled = true

  default_cache_behavior {
    target_origin_id           = "portal"
    viewer_protocol_policy     = "redirect-to-https"
    response_headers_policy_id = var.headers
  }
}`,
      'not-applicable': `
resource "aws_cloudfront_distribution" "portal" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "portal"
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Headers:
    Type: AWS::CloudFront::ResponseHeadersPolicy
    Properties:
      ResponseHeadersPolicyConfig:
        Name: portal
        SecurityHeadersConfig:
          StrictTransportSecurity:
            AccessControlMaxAgeSec: 31536000
            Override: true
  Portal:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: portal
          ViewerProtocolPolicy: redirect-to-https
          ResponseHeadersPolicyId: !Ref Headers`,
      contradicts: `
Resources:
  Headers:
    Type: AWS::CloudFront::ResponseHeadersPolicy
    Properties:
      ResponseHeadersPolicyConfig:
        Name: portal
        SecurityHeadersConfig:
          StrictTransportSecurity:
            AccessControlMaxAgeSec: 0
            Override: true
  Portal:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: portal
          ViewerProtocolPolicy: redirect-to-https
          ResponseHeadersPolicyId: !Ref Headers`,
    },
  },
});
