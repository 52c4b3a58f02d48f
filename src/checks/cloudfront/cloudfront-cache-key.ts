import { cloudfrontCachePolicy } from '../../architecture/kinds/cloudfront-policies.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Headers that differ from visitor to visitor. */
const PERSONAL = new Set(['user-agent', 'referer', 'cookie', 'x-forwarded-for', 'x-request-id']);

export const cloudfrontCacheKey = defineCheck({
  id: 'cloudfront-cache-key',
  kind: cloudfrontCachePolicy,
  title: 'CloudFront cache policy keeps one copy for all visitors who get the same answer',
  why: 'CloudFront keeps a copy of its own for each combination of the cookies and headers in the cache key. With all cookies or the name of the browser in it, hardly two visitors share a copy: nearly every request goes to the origin, is slow, and is paid for twice.',
  remediation:
    'List in the cache policy only what changes the answer; hand the rest on to the origin with an origin request policy.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html',
  ],
  blindSpots: ['Query strings are not judged: an application usually answers by them.'],
  examine: ({ maximumTtlSeconds, cookies, headers, location }) => {
    if (maximumTtlSeconds.state === 'known' && maximumTtlSeconds.value === 0) return 'not-applicable';
    if (cookies.state === 'unresolved') return inconclusive(cookies.reason, cookies.location);
    if (cookies.state === 'known' && (cookies.value === 'all' || cookies.value === 'allExcept')) {
      return contradicts('Every cookie is part of the cache key.', cookies.location);
    }
    if (headers.state === 'known') {
      const found = headers.value.values.filter((name) => PERSONAL.has(name.toLowerCase()));
      if (found.length > 0)
        return contradicts(`${found.join(' and ')} is part of the cache key.`, headers.location);
      const [reason] = headers.value.open;
      if (reason !== undefined) return inconclusive(reason, headers.location);
    }
    return supports('Only chosen cookies and headers are part of the cache key.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_cache_policy" "pages" {
  name    = "pages"
  min_ttl = 1

  parameters_in_cache_key_and_forwarded_to_origin {
    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "whitelist"

      headers {
        items = ["Accept-Language"]
      }
    }

    query_strings_config {
      query_string_behavior = "all"
    }
  }
}`,
      contradicts: `
resource "aws_cloudfront_cache_policy" "pages" {
  name    = "pages"
  min_ttl = 1

  parameters_in_cache_key_and_forwarded_to_origin {
    cookies_config {
      cookie_behavior = "all"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}`,
      inconclusive: `
variable "cookies" {
  type = string
}

resource "aws_cloudfront_cache_policy" "pages" {
  name    = "pages"
  min_ttl = 1

  parameters_in_cache_key_and_forwarded_to_origin {
    cookies_config {
      cookie_behavior = var.cookies
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}`,
      'not-applicable': `
resource "aws_cloudfront_cache_policy" "never" {
  name    = "never"
  min_ttl = 0
  max_ttl = 0

  parameters_in_cache_key_and_forwarded_to_origin {
    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Pages:
    Type: AWS::CloudFront::CachePolicy
    Properties:
      CachePolicyConfig:
        Name: pages
        MinTTL: 1
        MaxTTL: 86400
        DefaultTTL: 3600
        ParametersInCacheKeyAndForwardedToOrigin:
          EnableAcceptEncodingGzip: true
          CookiesConfig: { CookieBehavior: none }
          HeadersConfig: { HeaderBehavior: none }
          QueryStringsConfig: { QueryStringBehavior: all }`,
      contradicts: `
Resources:
  Pages:
    Type: AWS::CloudFront::CachePolicy
    Properties:
      CachePolicyConfig:
        Name: pages
        MinTTL: 1
        MaxTTL: 86400
        DefaultTTL: 3600
        ParametersInCacheKeyAndForwardedToOrigin:
          EnableAcceptEncodingGzip: true
          CookiesConfig: { CookieBehavior: none }
          HeadersConfig: { HeaderBehavior: whitelist, Headers: [User-Agent] }
          QueryStringsConfig: { QueryStringBehavior: none }`,
    },
  },
});
