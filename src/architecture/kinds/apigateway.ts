import { defineKind, flag, items, link, number, policy, presence, text, texts } from '../index.ts';

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
    /** What its OpenAPI document names: functions and others that answer. */
    bodyTargets: link({ terraform: 'body', cloudformation: 'Body', relation: 'triggers' }),
    /** Responses of at least this size are compressed; -1 in Terraform turns compression off. */
    minimumCompressionBytes: number({
      terraform: 'minimum_compression_size',
      cloudformation: 'MinimumCompressionSize',
    }),
    defaultEndpointDisabled: flag({
      terraform: 'disable_execute_api_endpoint',
      cloudformation: 'DisableExecuteApiEndpoint',
      default: false,
    }),
    policy: policy({
      terraform: [
        'policy',
        { companion: 'aws_api_gateway_rest_api_policy', joinedBy: 'rest_api_id', at: 'policy' },
      ],
      cloudformation: 'Policy',
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
    requestValidator: link({
      terraform: 'request_validator_id',
      cloudformation: 'RequestValidatorId',
      relation: 'uses',
      to: ['apigateway-request-validator'],
    }),
    requestModels: presence({ terraform: 'request_models', cloudformation: 'RequestModels' }),
    authorizer: link({
      terraform: 'authorizer_id',
      cloudformation: 'AuthorizerId',
      relation: 'uses',
      to: ['apigateway-rest-authorizer'],
    }),
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
    integrationUri: text({
      terraform: { companion: 'aws_api_gateway_integration', joinedBy: 'http_method', at: 'uri' },
      cloudformation: 'Integration.Uri',
    }),
    /** `VPC_LINK` where requests reach the server without the internet. */
    connectionType: text({
      terraform: { companion: 'aws_api_gateway_integration', joinedBy: 'http_method', at: 'connection_type' },
      cloudformation: 'Integration.ConnectionType',
      default: 'INTERNET',
    }),
    skipsCertificateCheck: flag({
      terraform: {
        companion: 'aws_api_gateway_integration',
        joinedBy: 'http_method',
        at: 'tls_config.insecure_skip_verification',
      },
      default: false,
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
        /** Requests per second; -1 where only the limits of the account count. */
        throttlingRate: number({
          terraform: 'throttling_rate_limit',
          cloudformation: 'ThrottlingRateLimit',
          default: -1,
        }),
        throttlingBurst: number({
          terraform: 'throttling_burst_limit',
          cloudformation: 'ThrottlingBurstLimit',
          default: -1,
        }),
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
    /** What its OpenAPI document, or the short form of an API for one function, names. */
    bodyTargets: link({
      terraform: ['body', 'target'],
      cloudformation: ['Body', 'Target'],
      relation: 'triggers',
    }),
    defaultEndpointDisabled: flag({
      terraform: 'disable_execute_api_endpoint',
      cloudformation: 'DisableExecuteApiEndpoint',
      default: false,
    }),
    corsOrigins: texts({
      terraform: 'cors_configuration.allow_origins',
      cloudformation: 'CorsConfiguration.AllowOrigins',
    }),
    corsCredentials: flag({
      terraform: 'cors_configuration.allow_credentials',
      cloudformation: 'CorsConfiguration.AllowCredentials',
      default: false,
    }),
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
    integration: link({
      terraform: 'target',
      cloudformation: 'Target',
      relation: 'routes-to',
      to: ['apigateway-http-integration'],
    }),
    authorizer: link({
      terraform: 'authorizer_id',
      cloudformation: 'AuthorizerId',
      relation: 'uses',
      to: ['apigateway-http-authorizer'],
    }),
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
    integrationUri: text({ terraform: 'integration_uri', cloudformation: 'IntegrationUri' }),
    connectionType: text({
      terraform: 'connection_type',
      cloudformation: 'ConnectionType',
      default: 'INTERNET',
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
    throttlingRate: number({
      terraform: 'default_route_settings.throttling_rate_limit',
      cloudformation: 'DefaultRouteSettings.ThrottlingRateLimit',
    }),
    throttlingBurst: number({
      terraform: 'default_route_settings.throttling_burst_limit',
      cloudformation: 'DefaultRouteSettings.ThrottlingBurstLimit',
    }),
  },
});
