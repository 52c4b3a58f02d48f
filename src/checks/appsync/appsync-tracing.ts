import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const appsyncTracing = defineCheck({
  id: 'appsync-tracing',
  kind: graphqlApi,
  title: 'GraphQL API begins a trace for its requests',
  why: 'One GraphQL request fans out to functions, tables and other APIs. A trace shows which of them made the caller wait; without it, a slow request is one number.',
  remediation: 'Turn on X-Ray tracing for the API.',
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/x-ray-tracing.html'],
  examine: ({ tracing }) =>
    expectTrue(tracing, { supports: 'X-Ray tracing is on.', contradicts: 'X-Ray tracing is off.' }),
  fix: {
    set: [{ attribute: 'tracing', value: true }],
    caution: 'X-Ray charges for the traces that it records.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_graphql_api" "travel" {
  name                = "travel"
  authentication_type = "AWS_IAM"
  xray_enabled        = true
}`,
      contradicts: `
resource "aws_appsync_graphql_api" "travel" {
  name                = "travel"
  authentication_type = "AWS_IAM"
}`,
      inconclusive: `
variable "trace" {
  type = bool
}

resource "aws_appsync_graphql_api" "travel" {
  name                = "travel"
  authentication_type = "AWS_IAM"
  xray_enabled        = var.trace
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Travel:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: travel
      AuthenticationType: AWS_IAM
      XrayEnabled: true`,
      contradicts: `
Resources:
  Travel:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: travel
      AuthenticationType: AWS_IAM`,
    },
  },
});
