import { userPoolClient } from '../../architecture/kinds/cognito.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cognitoNoImplicitGrant = defineCheck({
  id: 'cognito-no-implicit-grant',
  kind: userPoolClient,
  title: 'Cognito client does not get tokens in the address bar',
  why: 'The implicit grant puts the tokens into the URL. From there they reach the history of the browser, logs, and the pages that a user opens next.',
  remediation: 'Use the authorization code grant with PKCE.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html'],
  examine: ({ oauthFlows }) => {
    if (oauthFlows.state === 'absent') return 'not-applicable';
    if (oauthFlows.state === 'unresolved') return inconclusive(oauthFlows.reason, oauthFlows.location);
    const { values, open } = oauthFlows.value;
    if (values.includes('implicit'))
      return contradicts('The client may use the implicit grant.', oauthFlows.location);
    const [reason] = open;
    return reason === undefined
      ? supports(`The client uses ${values.join(', ')}.`, oauthFlows.location)
      : inconclusive(reason, oauthFlows.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  allowed_oauth_flows = ["code"]
}`,
      contradicts: `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  allowed_oauth_flows = ["code", "implicit"]
}`,
      inconclusive: `
variable "flow" {
  type = string
}

resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
  allowed_oauth_flows = [var.flow]
}`,
      'not-applicable': `
resource "aws_cognito_user_pool_client" "web" {
  name         = "web"
  user_pool_id = "eu-west-1_example"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      AllowedOAuthFlows:
        - code`,
      contradicts: `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      AllowedOAuthFlows:
        - implicit`,
    },
  },
});
