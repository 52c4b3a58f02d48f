import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const appsyncAuthentication = defineCheck({
  id: 'appsync-authentication',
  kind: graphqlApi,
  title: 'GraphQL API knows who is calling',
  why: 'An API key of AppSync stands in every copy of the web page or app that uses it, and says nothing about the person. Every field that is not marked otherwise is then open to anybody who looks at the page source.',
  remediation:
    'Make IAM, Cognito, OpenID Connect or a Lambda authorizer the default, and keep the API key for the few fields that are public.',
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html'],
  blindSpots: ['Which fields of the schema ask for another kind of sign-in is not read.'],
  examine: ({ authentication, visibility }) => {
    if (authentication.state === 'known' && authentication.value === 'API_KEY') {
      return visibility.state === 'known' && visibility.value === 'PRIVATE'
        ? inconclusive(
            'Callers show an API key only, but the API can be reached from VPCs only.',
            authentication.location,
          )
        : contradicts('Callers show an API key, which anybody may have.', authentication.location);
    }
    return expect(authentication, (type) => type !== 'API_KEY', {
      supports: (type) => `Callers sign in (${type}).`,
      contradicts: 'Callers show an API key, which anybody may have.',
      absent: { verdict: 'inconclusive', message: 'The code does not state how callers sign in.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_graphql_api" "notes" {
  name                = "notes"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"

  user_pool_config {
    user_pool_id   = "eu-west-1_a1b2c3d4e"
    default_action = "ALLOW"
  }
}`,
      contradicts: `
resource "aws_appsync_graphql_api" "notes" {
  name                = "notes"
  authentication_type = "API_KEY"
}`,
      inconclusive: `
variable "sign_in" {
  type = string
}

resource "aws_appsync_graphql_api" "notes" {
  name                = "notes"
  authentication_type = var.sign_in
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Notes:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: notes
      AuthenticationType: AWS_IAM`,
      contradicts: `
Resources:
  Notes:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: notes
      AuthenticationType: API_KEY`,
    },
  },
});
