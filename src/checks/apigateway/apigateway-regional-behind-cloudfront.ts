import { restApi } from '../../architecture/kinds/apigateway.ts';
import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayRegionalBehindCloudfront = defineCheck({
  id: 'apigateway-regional-behind-cloudfront',
  kind: restApi,
  related: [cloudfrontDistribution],
  title: 'REST API behind CloudFront is a regional one',
  why: 'An edge-optimized API, which is what a REST API is unless the code says otherwise, has a hidden CloudFront distribution of its own. With a distribution before it, every request passes through two of them one after the other: more delay, and a cache and a caller address that nobody expects.',
  remediation: 'Set the endpoint type of the API to REGIONAL.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html'],
  blindSpots: ['A distribution in other code is not seen.'],
  examine: (api, { referrers }) => {
    const [distribution] = referrers(api, cloudfrontDistribution, 'originTargets');
    if (distribution === undefined) return 'not-applicable';
    const { endpointTypes } = api;
    if (endpointTypes.state !== 'known') return 'not-applicable';
    const { open, values } = endpointTypes.value;
    if (values.includes('EDGE')) {
      return contradicts(
        `${distribution.id} stands before the API, which has a distribution of its own.`,
        endpointTypes.location,
      );
    }
    const [reason] = open;
    return reason === undefined
      ? supports(`${distribution.id} stands before a regional API.`, endpointTypes.location)
      : inconclusive(reason, endpointTypes.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_rest_api" "news" {
  name = "news"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "news"
    domain_name = "\${aws_api_gateway_rest_api.news.id}.execute-api.eu-west-1.amazonaws.com"
  }
}`,
      contradicts: `
resource "aws_api_gateway_rest_api" "news" {
  name = "news"
}

resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "news"
    domain_name = "\${aws_api_gateway_rest_api.news.id}.execute-api.eu-west-1.amazonaws.com"
  }
}`,
      inconclusive: `
variable "endpoint" {
  type = string
}

resource "aws_api_gateway_rest_api" "news" {
  name = "news"

  endpoint_configuration {
    types = [var.endpoint]
  }
}

resource "aws_cloudfront_distribution" "news" {
  enabled = true

  origin {
    origin_id   = "news"
    domain_name = "\${aws_api_gateway_rest_api.news.id}.execute-api.eu-west-1.amazonaws.com"
  }
}`,
      'not-applicable': `
resource "aws_api_gateway_rest_api" "news" {
  name = "news"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  News:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: news
      EndpointConfiguration:
        Types: [REGIONAL]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: news
            DomainName: !Sub \${News}.execute-api.\${AWS::Region}.amazonaws.com`,
      contradicts: `
Resources:
  News:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: news
      EndpointConfiguration:
        Types: [EDGE]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: news
            DomainName: !Sub \${News}.execute-api.\${AWS::Region}.amazonaws.com`,
    },
  },
});
