import { httpStage, restStage } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const apigatewayAccessLogging = defineCheck({
  id: 'apigateway-access-logging',
  kind: [restStage, httpStage],
  title: 'API stage records the requests it serves',
  why: 'The access log says who called which route, when, with what outcome and how long it took. Without it, neither misuse nor a slow caller can be found afterwards.',
  remediation:
    'Add access log settings with a log group or Firehose stream, and a format that names the caller, the route and the latency.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html',
  ],
  examine: ({ accessLog }) =>
    expectTrue(accessLog, { supports: 'Access logs are on.', contradicts: 'Access logs are off.' }),
  examples: {
    terraform: {
      supports: `
resource "aws_apigatewayv2_stage" "live" {
  api_id = "a1b2c3d4e5"
  name   = "live"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:orders-api"
    format          = "$context.requestId $context.routeKey $context.status"
  }
}`,
      contradicts: `
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
      inconclusive: `
variable "log_group" {
  type = string
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"

  access_log_settings {
    destination_arn = var.log_group
    format          = "$context.requestId"
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
      AccessLogSetting:
        DestinationArn: arn:aws:logs:eu-west-1:111122223333:log-group:orders-api
        Format: $context.requestId`,
      contradicts: `
Resources:
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: a1b2c3d4e5
      StageName: live`,
    },
  },
});
