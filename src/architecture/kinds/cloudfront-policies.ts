import { defineKind, items, link, number, presence, text, texts } from '../index.ts';

const KEY_TF = 'parameters_in_cache_key_and_forwarded_to_origin';
const KEY_CFN = 'CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin';

/** How long CloudFront keeps what, and which parts of a request make a copy of its own. */
export const cloudfrontCachePolicy = defineKind({
  id: 'cloudfront-cache-policy',
  name: 'Amazon CloudFront cache policy',
  terraform: 'aws_cloudfront_cache_policy',
  cloudformation: 'AWS::CloudFront::CachePolicy',
  names: { terraform: 'name', cloudformation: 'CachePolicyConfig.Name' },
  attributes: {
    maximumTtlSeconds: number({ terraform: 'max_ttl', cloudformation: 'CachePolicyConfig.MaxTTL' }),
    cookies: text({
      terraform: `${KEY_TF}.cookies_config.cookie_behavior`,
      cloudformation: `${KEY_CFN}.CookiesConfig.CookieBehavior`,
    }),
    headers: texts({
      terraform: `${KEY_TF}.headers_config.headers.items`,
      cloudformation: `${KEY_CFN}.HeadersConfig.Headers`,
    }),
  },
});

const SECURITY_TF = 'security_headers_config';
const SECURITY_CFN = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';

export const cloudfrontResponseHeadersPolicy = defineKind({
  id: 'cloudfront-response-headers-policy',
  name: 'Amazon CloudFront response headers policy',
  terraform: 'aws_cloudfront_response_headers_policy',
  cloudformation: 'AWS::CloudFront::ResponseHeadersPolicy',
  names: { terraform: 'name', cloudformation: 'ResponseHeadersPolicyConfig.Name' },
  attributes: {
    strictTransportSeconds: number({
      terraform: `${SECURITY_TF}.strict_transport_security.access_control_max_age_sec`,
      cloudformation: `${SECURITY_CFN}.StrictTransportSecurity.AccessControlMaxAgeSec`,
    }),
    /** Headers written out by name, which may be the security headers too. */
    customHeaders: items({
      terraform: 'custom_headers_config.items',
      cloudformation: 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items',
      fields: { name: text({ terraform: 'header', cloudformation: 'Header' }) },
    }),
    securityHeaders: presence({ terraform: SECURITY_TF, cloudformation: SECURITY_CFN }),
  },
});

export const cloudfrontOriginRequestPolicy = defineKind({
  id: 'cloudfront-origin-request-policy',
  name: 'Amazon CloudFront origin request policy',
  terraform: 'aws_cloudfront_origin_request_policy',
  cloudformation: 'AWS::CloudFront::OriginRequestPolicy',
  names: { terraform: 'name', cloudformation: 'OriginRequestPolicyConfig.Name' },
  attributes: {},
});

export const cloudfrontFunction = defineKind({
  id: 'cloudfront-function',
  name: 'Amazon CloudFront function',
  terraform: 'aws_cloudfront_function',
  cloudformation: 'AWS::CloudFront::Function',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const cloudfrontOriginAccessControl = defineKind({
  id: 'cloudfront-origin-access-control',
  name: 'Amazon CloudFront origin access control',
  terraform: 'aws_cloudfront_origin_access_control',
  cloudformation: 'AWS::CloudFront::OriginAccessControl',
  names: { terraform: 'name', cloudformation: 'OriginAccessControlConfig.Name' },
  attributes: {},
});

/** The older way to let a distribution alone read a bucket. */
export const cloudfrontOriginAccessIdentity = defineKind({
  id: 'cloudfront-origin-access-identity',
  name: 'Amazon CloudFront origin access identity',
  terraform: 'aws_cloudfront_origin_access_identity',
  cloudformation: 'AWS::CloudFront::CloudFrontOriginAccessIdentity',
  attributes: {},
});

/** Public keys that signed URLs and cookies are held against. */
export const cloudfrontKeyGroup = defineKind({
  id: 'cloudfront-key-group',
  name: 'Amazon CloudFront key group',
  terraform: 'aws_cloudfront_key_group',
  cloudformation: 'AWS::CloudFront::KeyGroup',
  names: { terraform: 'name', cloudformation: 'KeyGroupConfig.Name' },
  attributes: {
    keys: link({
      terraform: 'items',
      cloudformation: 'KeyGroupConfig.Items',
      relation: 'uses',
      to: ['cloudfront-public-key'],
    }),
  },
});

export const cloudfrontPublicKey = defineKind({
  id: 'cloudfront-public-key',
  name: 'Amazon CloudFront public key',
  terraform: 'aws_cloudfront_public_key',
  cloudformation: 'AWS::CloudFront::PublicKey',
  names: { terraform: 'name', cloudformation: 'PublicKeyConfig.Name' },
  attributes: {},
});
