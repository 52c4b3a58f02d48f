import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { wafv2WebAcl, wafv2WebAclAssociation } from '../../architecture/kinds/wafv2.ts';
import { defineCheck } from '../check.ts';
import { expectWebAcl } from '../web-acl-association.ts';

export const appsyncWebAcl = defineCheck({
  id: 'appsync-web-acl',
  kind: graphqlApi,
  related: [wafv2WebAcl, wafv2WebAclAssociation],
  title: 'Public GraphQL API stands behind a web application firewall',
  why: 'AppSync has no throttle per caller. A web ACL with a rate-based rule is what keeps one caller from using up the API, and its managed rules turn known attacks away.',
  remediation: 'Associate the API with a regional AWS WAF web ACL with managed rules and a rate-based rule.',
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html'],
  blindSpots: [
    'A web ACL that AWS Firewall Manager or code elsewhere associates is not seen; code that declares none is not judged.',
  ],
  examine: (api, neighbours) =>
    api.visibility.state === 'known' && api.visibility.value === 'PRIVATE'
      ? 'not-applicable'
      : expectWebAcl(api, [api], neighbours),
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_graphql_api" "quiz" {
  name                = "quiz"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "quiz" {
  resource_arn = aws_appsync_graphql_api.quiz.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/front/a1b2"
}`,
      contradicts: `
resource "aws_wafv2_web_acl" "front" {
  name  = "front"
  scope = "REGIONAL"
}

resource "aws_lb" "site" {
  name = "site"
}

resource "aws_wafv2_web_acl_association" "site" {
  resource_arn = aws_lb.site.arn
  web_acl_arn  = aws_wafv2_web_acl.front.arn
}

resource "aws_appsync_graphql_api" "quiz" {
  name                = "quiz"
  authentication_type = "AWS_IAM"
}`,
      inconclusive: `
variable "with_api" {
  type = bool
}

resource "aws_wafv2_web_acl" "front" {
  name  = "front"
  scope = "REGIONAL"
}

resource "aws_appsync_graphql_api" "quiz" {
  count               = var.with_api ? 1 : 0
  name                = "quiz"
  authentication_type = "AWS_IAM"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quiz:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: quiz
      AuthenticationType: AWS_IAM
  Firewall:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !GetAtt Quiz.Arn
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
  Quiz:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: quiz
      AuthenticationType: AWS_IAM`,
    },
  },
});
