import { appsyncCache } from '../../architecture/kinds/appsync.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const appsyncCacheEncrypted = defineCheck({
  id: 'appsync-cache-encrypted',
  kind: appsyncCache,
  title: 'GraphQL API encrypts the responses it caches',
  why: 'The cache of an API keeps answers of the data sources, with the personal data in them. Encryption, at rest and on the way to the cache, can only be chosen when the cache is made.',
  remediation: 'Make the cache anew with encryption at rest and in transit.',
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html'],
  examine: ({ encryptionAtRest, encryptionInTransit }) => [
    expectTrue(encryptionAtRest, {
      supports: 'Cached responses are encrypted at rest.',
      contradicts: 'Cached responses are not encrypted at rest.',
    }),
    expectTrue(encryptionInTransit, {
      supports: 'Responses are encrypted on the way to the cache.',
      contradicts: 'Responses are not encrypted on the way to the cache.',
    }),
  ],
  fix: {
    set: [
      { attribute: 'encryptionAtRest', value: true },
      { attribute: 'encryptionInTransit', value: true },
    ],
    caution: 'The cache is replaced, and is empty at first.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_api_cache" "shop" {
  api_id                     = "a1b2c3d4e5"
  api_caching_behavior       = "PER_RESOLVER_CACHING"
  type                       = "SMALL"
  ttl                        = 300
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}`,
      contradicts: `
resource "aws_appsync_api_cache" "shop" {
  api_id               = "a1b2c3d4e5"
  api_caching_behavior = "PER_RESOLVER_CACHING"
  type                 = "SMALL"
  ttl                  = 300
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_appsync_api_cache" "shop" {
  api_id                     = "a1b2c3d4e5"
  api_caching_behavior       = "PER_RESOLVER_CACHING"
  type                       = "SMALL"
  ttl                        = 300
  at_rest_encryption_enabled = var.encrypt
  transit_encryption_enabled = var.encrypt
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Cache:
    Type: AWS::AppSync::ApiCache
    Properties:
      ApiId: a1b2c3d4e5
      ApiCachingBehavior: FULL_REQUEST_CACHING
      Type: SMALL
      Ttl: 60
      AtRestEncryptionEnabled: true
      TransitEncryptionEnabled: true`,
      contradicts: `
Resources:
  Cache:
    Type: AWS::AppSync::ApiCache
    Properties:
      ApiId: a1b2c3d4e5
      ApiCachingBehavior: FULL_REQUEST_CACHING
      Type: SMALL
      Ttl: 60
      AtRestEncryptionEnabled: true`,
    },
  },
});
