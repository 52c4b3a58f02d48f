import { restApi } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect } from '../expectations.ts';

export const apigatewayCompression = defineCheck({
  id: 'apigateway-compression',
  kind: restApi,
  title: 'REST API compresses its responses',
  why: 'JSON shrinks to a fifth or less when it is compressed. Sent as it stands, a list of a few hundred entries takes callers on mobile networks seconds longer, and every byte that leaves AWS is paid for.',
  remediation:
    'Set a minimum compression size of about 1,000 bytes: smaller responses gain nothing from compression.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html'],
  blindSpots: [
    'An API that says nothing is not judged: the code behind it may compress its responses itself.',
    'HTTP APIs cannot compress by themselves and are not judged.',
  ],
  examine: ({ minimumCompressionBytes: minimum }) => {
    if (minimum.state === 'absent') return 'not-applicable';
    if (minimum.state === 'known' && minimum.value < 0)
      return contradicts('Compression is turned off.', minimum.location);
    return expect(minimum, (bytes) => bytes <= 100_000, {
      supports: (bytes) => `Responses of ${bytes} bytes and more are compressed.`,
      contradicts: (bytes) => `Only responses of ${bytes} bytes and more are compressed, which few are.`,
    });
  },
  fix: {
    set: [{ attribute: 'minimumCompressionBytes', value: 1024 }],
    caution: 'The limit of 1024 bytes is a default, not a measurement of your responses.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_rest_api" "catalogue" {
  name                     = "catalogue"
  minimum_compression_size = 1024
}`,
      contradicts: `
resource "aws_api_gateway_rest_api" "catalogue" {
  name                     = "catalogue"
  minimum_compression_size = -1
}`,
      inconclusive: `
variable "size" {
  type = number
}

resource "aws_api_gateway_rest_api" "catalogue" {
  name                     = "catalogue"
  minimum_compression_size = var.size
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Catalogue:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: catalogue
      MinimumCompressionSize: 1000`,
      contradicts: `
Resources:
  Catalogue:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: catalogue
      MinimumCompressionSize: 10485760`,
    },
  },
});
