import { restApi, restStage } from '../../architecture/kinds/apigateway.ts';
import { wafv2WebAcl, wafv2WebAclAssociation } from '../../architecture/kinds/wafv2.ts';
import { defineCheck } from '../check.ts';
import { expectWebAcl } from '../web-acl-association.ts';

export const apigatewayWebAcl = defineCheck({
  id: 'apigateway-web-acl',
  kind: restStage,
  related: [restApi, wafv2WebAcl, wafv2WebAclAssociation],
  title: 'Public REST API stands behind a web application firewall',
  why: 'Everybody on the internet can send requests to a public API, also automatic attacks on known weaknesses and floods of requests. A web ACL turns these away before they reach the code behind the API, and before they are paid for as invocations.',
  remediation:
    'Associate the stage with a regional AWS WAF web ACL with managed rules and a rate-based rule.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
  ],
  blindSpots: [
    'A web ACL that AWS Firewall Manager or code elsewhere associates is not seen; code that declares none is not judged.',
    'HTTP APIs cannot have a web ACL of their own and are not judged.',
  ],
  examine: (stage, neighbours) => {
    const [api] = neighbours.follow(stage.api, restApi);
    const isPrivate =
      api?.endpointTypes.state === 'known' && api.endpointTypes.value.values.includes('PRIVATE');
    return isPrivate
      ? 'not-applicable'
      : expectWebAcl(stage, api === undefined ? [stage] : [stage, api], neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"
}

resource "aws_wafv2_web_acl_association" "live" {
  resource_arn = aws_api_gateway_stage.live.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/front/a1b2"
}`,
      contradicts: `
resource "aws_wafv2_web_acl" "front" {
  name  = "front"
  scope = "REGIONAL"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
      'not-applicable': `
resource "aws_api_gateway_rest_api" "inside" {
  name = "inside"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.inside.id
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
      inconclusive: `
variable "with_stage" {
  type = bool
}

resource "aws_wafv2_web_acl" "front" {
  name  = "front"
  scope = "REGIONAL"
}

resource "aws_api_gateway_stage" "live" {
  count         = var.with_stage ? 1 : 0
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: live
  Firewall:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !Sub arn:aws:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/\${Live}
      WebACLArn: arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/front/a1b2`,
      contradicts: `
Resources:
  Front:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      VisibilityConfig:
        CloudWatchMetricsEnabled: true
        MetricName: front
        SampledRequestsEnabled: true
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: live`,
    },
  },
});
