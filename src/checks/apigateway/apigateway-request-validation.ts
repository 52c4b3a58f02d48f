import { restMethod } from '../../architecture/kinds/apigateway.ts';
import { requestValidator } from '../../architecture/kinds/apigateway-access.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayRequestValidation = defineCheck({
  id: 'apigateway-request-validation',
  kind: restMethod,
  related: [requestValidator],
  title: 'REST API enforces the models that its methods declare',
  why: 'A request model describes what callers may send. Declared without a validator it is documentation only: malformed bodies go straight on to the code, though the API looks as if it checked them.',
  remediation: 'Give the method a request validator that validates the body.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  ],
  blindSpots: ['Methods without a model are not judged: the code behind them may check the input.'],
  examine: (method, { follow }) => {
    const { requestModels, requestValidator: validator } = method;
    if (requestModels.state !== 'known' || !requestModels.value) return 'not-applicable';
    if (validator.state === 'absent')
      return contradicts(
        'The method declares a request model and validates nothing.',
        requestModels.location,
      );
    const [found] = follow(validator, requestValidator);
    if (validator.state === 'unresolved' || found === undefined)
      return inconclusive('What the validator checks is not seen.', validator.location);
    const { body } = found;
    if (body.state === 'unresolved') return inconclusive(body.reason, body.location);
    return body.state === 'known' && body.value
      ? supports('Bodies are checked against the model.', validator.location)
      : contradicts(
          `The method declares a request model, but ${found.id} does not validate bodies.`,
          body.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_request_validator" "body" {
  rest_api_id           = "a1b2c3d4e5"
  name                  = "body"
  validate_request_body = true
}

resource "aws_api_gateway_method" "order" {
  rest_api_id          = "a1b2c3d4e5"
  resource_id          = "r1s2t3"
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.body.id
  request_models       = { "application/json" = "Order" }
}`,
      contradicts: `
resource "aws_api_gateway_method" "order" {
  rest_api_id    = "a1b2c3d4e5"
  resource_id    = "r1s2t3"
  http_method    = "POST"
  authorization  = "AWS_IAM"
  request_models = { "application/json" = "Order" }
}`,
      inconclusive: `
resource "aws_api_gateway_method" "order" {
  rest_api_id          = "a1b2c3d4e5"
  resource_id          = "r1s2t3"
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = "v1w2x3"
  request_models       = { "application/json" = "Order" }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Body:
    Type: AWS::ApiGateway::RequestValidator
    Properties:
      RestApiId: a1b2c3d4e5
      ValidateRequestBody: true
  Order:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: POST
      AuthorizationType: AWS_IAM
      RequestValidatorId: !Ref Body
      RequestModels:
        application/json: Order`,
      contradicts: `
Resources:
  Body:
    Type: AWS::ApiGateway::RequestValidator
    Properties:
      RestApiId: a1b2c3d4e5
      ValidateRequestParameters: true
  Order:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: POST
      AuthorizationType: AWS_IAM
      RequestValidatorId: !Ref Body
      RequestModels:
        application/json: Order`,
    },
  },
});
