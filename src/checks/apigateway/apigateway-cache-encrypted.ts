import { restStage } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayCacheEncrypted = defineCheck({
  id: 'apigateway-cache-encrypted',
  kind: restStage,
  title: 'REST API encrypts the responses it caches',
  why: 'The cache of a stage keeps whole responses, with whatever personal data is in them, for up to an hour. Unless encryption is set for the cached methods, they lie there in the clear.',
  remediation: 'Set the encryption of cached data in the settings of every method that is cached.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html'],
  examine: ({ methodSettings }) => {
    if (methodSettings.state !== 'known') return 'not-applicable';
    const findings = methodSettings.value.items.flatMap(({ cacheEncrypted, caching }) => {
      if (caching.state === 'known' && !caching.value) return [];
      if (cacheEncrypted.state === 'known' && cacheEncrypted.value) {
        return [supports('Cached responses are encrypted.', cacheEncrypted.location)];
      }
      const open = [caching, cacheEncrypted].find(({ state }) => state === 'unresolved');
      if (open?.state === 'unresolved') return [inconclusive(open.reason, open.location)];
      return [contradicts('Responses are cached without encryption.', cacheEncrypted.location)];
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  fix: { set: [{ attribute: 'methodSettings.cacheEncrypted', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "f6g7h8"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3d4e5"
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}`,
      contradicts: `
resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "f6g7h8"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3d4e5"
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "f6g7h8"
  stage_name            = "live"
  cache_cluster_enabled = true
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3d4e5"
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    caching_enabled      = true
    cache_data_encrypted = var.encrypt
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: live
      CacheClusterEnabled: true
      MethodSettings:
        - HttpMethod: '*'
          ResourcePath: /*
          CachingEnabled: true
          CacheDataEncrypted: true`,
      contradicts: `
Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: live
      CacheClusterEnabled: true
      MethodSettings:
        - HttpMethod: '*'
          ResourcePath: /*
          CachingEnabled: true`,
    },
  },
});
