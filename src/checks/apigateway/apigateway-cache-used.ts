import { restStage } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayCacheUsed = defineCheck({
  id: 'apigateway-cache-used',
  kind: restStage,
  title: 'Cache that a REST API pays for answers requests',
  why: 'A cache cluster is paid for by the hour, whether it is used or not. It answers only for methods whose settings turn caching on: without them every request still goes all the way to the code behind the API.',
  remediation: 'Turn caching on in the settings of the methods that read, or remove the cache cluster.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html'],
  blindSpots: ['Whether caching would help an API that has none is not judged.'],
  examine: ({ caching, methodSettings }) => {
    if (caching.state === 'unresolved') return inconclusive(caching.reason, caching.location);
    if (caching.state === 'absent' || !caching.value) return 'not-applicable';
    if (methodSettings.state === 'unresolved')
      return inconclusive(methodSettings.reason, methodSettings.location);
    const settings = methodSettings.state === 'known' ? methodSettings.value : { items: [], open: [] };
    const on = settings.items.find((item) => item.caching.state === 'known' && item.caching.value);
    if (on !== undefined) return supports('Responses are cached.', on.location);
    const [open = settings.items.find((item) => item.caching.state === 'unresolved')] = settings.open;
    return open === undefined
      ? contradicts('The stage has a cache cluster, but no method is cached.', caching.location)
      : inconclusive('Whether a method is cached is known only at deployment.', caching.location);
  },
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

resource "aws_api_gateway_method_settings" "catalogue" {
  rest_api_id = "a1b2c3d4e5"
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "catalogue/GET"

  settings {
    caching_enabled = true
  }
}`,
      contradicts: `
resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "f6g7h8"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "6.1"
}`,
      inconclusive: `
variable "cache" {
  type = bool
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "f6g7h8"
  stage_name            = "live"
  cache_cluster_enabled = var.cache
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
      CacheClusterSize: '0.5'
      MethodSettings:
        - HttpMethod: GET
          ResourcePath: /~1catalogue
          CachingEnabled: true`,
      contradicts: `
Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: live
      CacheClusterEnabled: true
      CacheClusterSize: '0.5'`,
    },
  },
});
