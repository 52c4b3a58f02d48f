import { apiKey } from '../../architecture/kinds/apigateway-access.ts';
import { defineCheck } from '../check.ts';
import { expectSecretElsewhere } from '../secret-source.ts';

export const apigatewayApiKeyNotInCode = defineCheck({
  id: 'apigateway-api-key-not-in-code',
  kind: apiKey,
  title: 'API key is kept out of the code',
  why: 'Whoever can read the repository, its history or one of its copies can call the API with a key that stands there, and be counted and billed as its owner.',
  remediation: 'Leave the value out, so that API Gateway makes one up. Replace the key that was in the code.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html'],
  blindSpots: ['Terraform also writes the value to its state.'],
  examine: (key) =>
    expectSecretElsewhere(key.value, {
      what: 'The value of the API key',
      absent: { message: 'API Gateway makes up the value.', at: key },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_api_key" "partner" {
  name = "partner"
}`,
      contradicts: `
resource "aws_api_gateway_api_key" "partner" {
  name  = "partner"
  value = "Q7w2Ex4mple9Key1For5Partner"
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_api_gateway_api_key" "partner" {
  name  = "partner"
  value = var.key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partner:
    Type: AWS::ApiGateway::ApiKey
    Properties:
      Name: partner`,
      contradicts: `
Resources:
  Partner:
    Type: AWS::ApiGateway::ApiKey
    Properties:
      Value: Q7w2Ex4mple9Key1For5Partner`,
    },
  },
});
