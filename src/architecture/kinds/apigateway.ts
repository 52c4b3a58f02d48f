import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

export const restApi = defineKind({
  id: 'apigateway-rest-api',
  name: 'API Gateway REST API',
  terraform: 'aws_api_gateway_rest_api',
  cloudformation: 'AWS::ApiGateway::RestApi',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    endpointTypes: texts({
      terraform: 'endpoint_configuration.types',
      cloudformation: 'EndpointConfiguration.Types',
      default: ['EDGE'],
    }),
    minimumCompressionBytes: number({
      terraform: 'minimum_compression_size',
      cloudformation: 'MinimumCompressionSize',
    }),
  },
});

export const restMethod = defineKind({
  id: 'apigateway-rest-method',
  name: 'API Gateway REST API method',
  terraform: 'aws_api_gateway_method',
  cloudformation: 'AWS::ApiGateway::Method',
  attributes: {
    api: link({
      terraform: 'rest_api_id',
      cloudformation: 'RestApiId',
      relation: 'in',
      to: ['apigateway-rest-api'],
    }),
    httpMethod: text({ terraform: 'http_method', cloudformation: 'HttpMethod' }),
    authorization: text({
      terraform: 'authorization',
      cloudformation: 'AuthorizationType',
      default: { cloudformation: 'NONE' },
    }),
    apiKeyRequired: flag({
      terraform: 'api_key_required',
      cloudformation: 'ApiKeyRequired',
      default: false,
    }),
    function: link({
      terraform: { companion: 'aws_api_gateway_integration', joinedBy: 'http_method', at: 'uri' },
      cloudformation: 'Integration.Uri',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
    integrationTimeoutMs: number({
      terraform: {
        companion: 'aws_api_gateway_integration',
        joinedBy: 'http_method',
        at: 'timeout_milliseconds',
      },
      cloudformation: 'Integration.TimeoutInMillis',
      default: 29_000,
    }),
  },
});

export const restStage = defineKind({
  id: 'apigateway-rest-stage',
  name: 'API Gateway REST API stage',
  terraform: 'aws_api_gateway_stage',
  cloudformation: 'AWS::ApiGateway::Stage',
  names: { terraform: 'stage_name', cloudformation: 'StageName' },
  attributes: {
    api: link({
      terraform: 'rest_api_id',
      cloudformation: 'RestApiId',
      relation: 'in',
      to: ['apigateway-rest-api'],
    }),
    accessLog: presence({
      terraform: 'access_log_settings.destination_arn',
      cloudformation: 'AccessLogSetting.DestinationArn',
    }),
    tracing: flag({ terraform: 'xray_tracing_enabled', cloudformation: 'TracingEnabled', default: false }),
    caching: flag({
      terraform: 'cache_cluster_enabled',
      cloudformation: 'CacheClusterEnabled',
      default: false,
    }),
    methodSettings: items({
      terraform: { companion: 'aws_api_gateway_method_settings', joinedBy: 'stage_name', at: 'settings' },
      cloudformation: 'MethodSettings',
      fields: {
        loggingLevel: text({ terraform: 'logging_level', cloudformation: 'LoggingLevel', default: 'OFF' }),
        dataTrace: flag({
          terraform: 'data_trace_enabled',
          cloudformation: 'DataTraceEnabled',
          default: false,
        }),
        caching: flag({ terraform: 'caching_enabled', cloudformation: 'CachingEnabled', default: false }),
        cacheEncrypted: flag({
          terraform: 'cache_data_encrypted',
          cloudformation: 'CacheDataEncrypted',
          default: false,
        }),
      },
    }),
  },
});

export const httpApi = defineKind({
  id: 'apigateway-http-api',
  name: 'API Gateway HTTP or WebSocket API',
  terraform: 'aws_apigatewayv2_api',
  cloudformation: 'AWS::ApiGatewayV2::Api',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    protocol: text({ terraform: 'protocol_type', cloudformation: 'ProtocolType' }),
  },
});

export const httpRoute = defineKind({
  id: 'apigateway-http-route',
  name: 'API Gateway HTTP or WebSocket API route',
  terraform: 'aws_apigatewayv2_route',
  cloudformation: 'AWS::ApiGatewayV2::Route',
  attributes: {
    api: link({
      terraform: 'api_id',
      cloudformation: 'ApiId',
      relation: 'in',
      to: ['apigateway-http-api'],
    }),
    routeKey: text({ terraform: 'route_key', cloudformation: 'RouteKey' }),
    authorization: text({
      terraform: 'authorization_type',
      cloudformation: 'AuthorizationType',
      default: 'NONE',
    }),
  },
});

export const httpIntegration = defineKind({
  id: 'apigateway-http-integration',
  name: 'API Gateway HTTP or WebSocket API integration',
  terraform: 'aws_apigatewayv2_integration',
  cloudformation: 'AWS::ApiGatewayV2::Integration',
  attributes: {
    api: link({
      terraform: 'api_id',
      cloudformation: 'ApiId',
      relation: 'in',
      to: ['apigateway-http-api'],
    }),
    function: link({
      terraform: 'integration_uri',
      cloudformation: 'IntegrationUri',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
    /** Not written, it is 30 s for HTTP APIs and 29 s for WebSocket APIs. */
    integrationTimeoutMs: number({ terraform: 'timeout_milliseconds', cloudformation: 'TimeoutInMillis' }),
  },
});

export const httpStage = defineKind({
  id: 'apigateway-http-stage',
  name: 'API Gateway HTTP or WebSocket API stage',
  terraform: 'aws_apigatewayv2_stage',
  cloudformation: 'AWS::ApiGatewayV2::Stage',
  attributes: {
    api: link({
      terraform: 'api_id',
      cloudformation: 'ApiId',
      relation: 'in',
      to: ['apigateway-http-api'],
    }),
    accessLog: presence({
      terraform: 'access_log_settings.destination_arn',
      cloudformation: 'AccessLogSettings.DestinationArn',
    }),
  },
});
