import { defineKind, flag, items, link, number, presence, text } from '../index.ts';

export const usagePlan = defineKind({
  id: 'apigateway-usage-plan',
  name: 'API Gateway usage plan',
  terraform: 'aws_api_gateway_usage_plan',
  cloudformation: 'AWS::ApiGateway::UsagePlan',
  names: { terraform: 'name', cloudformation: 'UsagePlanName' },
  attributes: {
    apis: link({
      terraform: 'api_stages.api_id',
      cloudformation: 'ApiStages.ApiId',
      relation: 'protects',
      to: ['apigateway-rest-api'],
    }),
    stages: items({
      terraform: 'api_stages',
      cloudformation: 'ApiStages',
      fields: { throttle: presence({ terraform: 'throttle', cloudformation: 'Throttle' }) },
    }),
    throttlingRate: number({
      terraform: 'throttle_settings.rate_limit',
      cloudformation: 'Throttle.RateLimit',
    }),
    throttlingBurst: number({
      terraform: 'throttle_settings.burst_limit',
      cloudformation: 'Throttle.BurstLimit',
    }),
    quota: number({ terraform: 'quota_settings.limit', cloudformation: 'Quota.Limit' }),
  },
});

export const apiKey = defineKind({
  id: 'apigateway-api-key',
  name: 'API Gateway API key',
  terraform: 'aws_api_gateway_api_key',
  cloudformation: 'AWS::ApiGateway::ApiKey',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    value: text({ terraform: 'value', cloudformation: 'Value' }),
  },
});

export const usagePlanKey = defineKind({
  id: 'apigateway-usage-plan-key',
  name: 'API Gateway usage plan key',
  terraform: 'aws_api_gateway_usage_plan_key',
  cloudformation: 'AWS::ApiGateway::UsagePlanKey',
  attributes: {
    plan: link({
      terraform: 'usage_plan_id',
      cloudformation: 'UsagePlanId',
      relation: 'in',
      to: ['apigateway-usage-plan'],
    }),
    key: link({
      terraform: 'key_id',
      cloudformation: 'KeyId',
      relation: 'uses',
      to: ['apigateway-api-key'],
    }),
  },
});

export const apiDomainName = defineKind({
  id: 'apigateway-domain-name',
  name: 'API Gateway custom domain name',
  terraform: ['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'],
  cloudformation: [
    'AWS::ApiGateway::DomainName',
    'AWS::ApiGateway::DomainNameV2',
    'AWS::ApiGatewayV2::DomainName',
  ],
  names: { terraform: 'domain_name', cloudformation: 'DomainName' },
  attributes: {
    securityPolicy: text({
      terraform: ['security_policy', 'domain_name_configuration.security_policy'],
      cloudformation: ['SecurityPolicy', 'DomainNameConfigurations.SecurityPolicy'],
    }),
    mutualTls: presence({
      terraform: 'mutual_tls_authentication.truststore_uri',
      cloudformation: 'MutualTlsAuthentication.TruststoreUri',
    }),
  },
});

/** Puts an API under a path of a custom domain name. */
export const apiMapping = defineKind({
  id: 'apigateway-api-mapping',
  name: 'API Gateway API mapping',
  terraform: ['aws_api_gateway_base_path_mapping', 'aws_apigatewayv2_api_mapping'],
  cloudformation: [
    'AWS::ApiGateway::BasePathMapping',
    'AWS::ApiGateway::BasePathMappingV2',
    'AWS::ApiGatewayV2::ApiMapping',
  ],
  attributes: {
    domain: link({
      terraform: 'domain_name',
      cloudformation: ['DomainName', 'DomainNameArn'],
      relation: 'in',
      to: ['apigateway-domain-name'],
    }),
    api: link({
      terraform: 'api_id',
      cloudformation: ['RestApiId', 'ApiId'],
      relation: 'routes-to',
      to: ['apigateway-rest-api', 'apigateway-http-api'],
    }),
  },
});

export const requestValidator = defineKind({
  id: 'apigateway-request-validator',
  name: 'API Gateway request validator',
  terraform: 'aws_api_gateway_request_validator',
  cloudformation: 'AWS::ApiGateway::RequestValidator',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    body: flag({ terraform: 'validate_request_body', cloudformation: 'ValidateRequestBody', default: false }),
    parameters: flag({
      terraform: 'validate_request_parameters',
      cloudformation: 'ValidateRequestParameters',
      default: false,
    }),
  },
});

const IN_REST_API = {
  api: link({
    terraform: 'rest_api_id',
    cloudformation: 'RestApiId',
    relation: 'in',
    to: ['apigateway-rest-api'],
  }),
};

const IN_HTTP_API = {
  api: link({ terraform: 'api_id', cloudformation: 'ApiId', relation: 'in', to: ['apigateway-http-api'] }),
};

export const restModel = defineKind({
  id: 'apigateway-rest-model',
  name: 'API Gateway REST API model',
  terraform: 'aws_api_gateway_model',
  cloudformation: 'AWS::ApiGateway::Model',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: IN_REST_API,
});

export const restResource = defineKind({
  id: 'apigateway-rest-resource',
  name: 'API Gateway REST API resource',
  terraform: 'aws_api_gateway_resource',
  cloudformation: 'AWS::ApiGateway::Resource',
  attributes: IN_REST_API,
});

/** What a method answers: its responses and those of the integration behind it. */
export const restResponse = defineKind({
  id: 'apigateway-rest-response',
  name: 'API Gateway REST API response',
  terraform: [
    'aws_api_gateway_method_response',
    'aws_api_gateway_integration_response',
    'aws_api_gateway_gateway_response',
  ],
  cloudformation: 'AWS::ApiGateway::GatewayResponse',
  attributes: IN_REST_API,
});

export const restDeployment = defineKind({
  id: 'apigateway-rest-deployment',
  name: 'API Gateway REST API deployment',
  terraform: 'aws_api_gateway_deployment',
  cloudformation: 'AWS::ApiGateway::Deployment',
  attributes: IN_REST_API,
});

export const restAuthorizer = defineKind({
  id: 'apigateway-rest-authorizer',
  name: 'API Gateway REST API authorizer',
  terraform: 'aws_api_gateway_authorizer',
  cloudformation: 'AWS::ApiGateway::Authorizer',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    ...IN_REST_API,
    function: link({
      terraform: 'authorizer_uri',
      cloudformation: 'AuthorizerUri',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
  },
});

export const httpAuthorizer = defineKind({
  id: 'apigateway-http-authorizer',
  name: 'API Gateway HTTP or WebSocket API authorizer',
  terraform: 'aws_apigatewayv2_authorizer',
  cloudformation: 'AWS::ApiGatewayV2::Authorizer',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    ...IN_HTTP_API,
    function: link({
      terraform: 'authorizer_uri',
      cloudformation: 'AuthorizerUri',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
  },
});

export const httpDeployment = defineKind({
  id: 'apigateway-http-deployment',
  name: 'API Gateway HTTP or WebSocket API deployment',
  terraform: 'aws_apigatewayv2_deployment',
  cloudformation: 'AWS::ApiGatewayV2::Deployment',
  attributes: IN_HTTP_API,
});

export const httpResponse = defineKind({
  id: 'apigateway-http-response',
  name: 'API Gateway WebSocket API response',
  terraform: ['aws_apigatewayv2_integration_response', 'aws_apigatewayv2_route_response'],
  cloudformation: ['AWS::ApiGatewayV2::IntegrationResponse', 'AWS::ApiGatewayV2::RouteResponse'],
  attributes: IN_HTTP_API,
});

export const httpModel = defineKind({
  id: 'apigateway-http-model',
  name: 'API Gateway HTTP or WebSocket API model',
  terraform: 'aws_apigatewayv2_model',
  cloudformation: 'AWS::ApiGatewayV2::Model',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: IN_HTTP_API,
});

/** The private way from an API to load balancers or addresses inside a VPC. */
export const apiVpcLink = defineKind({
  id: 'apigateway-vpc-link',
  name: 'API Gateway VPC link',
  terraform: ['aws_api_gateway_vpc_link', 'aws_apigatewayv2_vpc_link'],
  cloudformation: ['AWS::ApiGateway::VpcLink', 'AWS::ApiGatewayV2::VpcLink'],
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    targets: link({
      terraform: 'target_arns',
      cloudformation: 'TargetArns',
      relation: 'routes-to',
      to: ['elb-load-balancer'],
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const apiAccount = defineKind({
  id: 'apigateway-account',
  name: 'API Gateway account settings',
  terraform: 'aws_api_gateway_account',
  cloudformation: 'AWS::ApiGateway::Account',
  attributes: {
    logRole: link({
      terraform: 'cloudwatch_role_arn',
      cloudformation: 'CloudWatchRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const apiClientCertificate = defineKind({
  id: 'apigateway-client-certificate',
  name: 'API Gateway client certificate',
  terraform: 'aws_api_gateway_client_certificate',
  cloudformation: 'AWS::ApiGateway::ClientCertificate',
  attributes: {},
});
