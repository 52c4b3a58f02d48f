import { amplifyApp } from '../../architecture/kinds/amplify.ts';
import { secretIn } from '../credential-literals.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { expectSecretElsewhere } from '../secret-source.ts';

export const amplifySecrets = defineCheck({
  id: 'amplify-secrets',
  kind: amplifyApp,
  title: 'Secrets of an Amplify app are kept out of the code',
  why: 'The access token of an app opens the source repository; environment variables end up in build logs, and often in the pages that browsers load. In the code, both are known to everyone who can read the repository or one of its copies.',
  remediation:
    'Connect the repository with the GitHub App, and keep secrets in Parameter Store or Secrets Manager. Revoke what was in the code.',
  links: [
    'https://docs.aws.amazon.com/amplify/latest/userguide/environment-variables.html',
    'https://docs.aws.amazon.com/amplify/latest/userguide/setting-up-GitHub-access.html',
  ],
  blindSpots: ['Terraform also writes tokens to its state.'],
  examine: (app) => {
    const { accessToken, basicAuthPassword, environment, environmentList } = app;
    const findings = [
      expectSecretElsewhere(accessToken, { what: 'The access token' }),
      expectSecretElsewhere(basicAuthPassword, { what: 'The password' }),
    ].flatMap((found): readonly Finding[] => {
      if (found === 'not-applicable') return [];
      return 'verdict' in found ? [found] : found;
    });
    const listed = environmentList.state === 'known' ? environmentList.value.items : [];
    const variables = [
      ...(environment.state === 'known' ? environment.value : []),
      ...listed.flatMap(({ name, value }) => (name.state === 'known' ? [[name.value, value] as const] : [])),
    ];
    const secrets = variables.flatMap(([name, value]) => {
      const secret = value.state === 'known' ? secretIn(name, value.value) : undefined;
      return secret === undefined
        ? []
        : [contradicts(`The variable ${name} holds ${secret}.`, value.location)];
    });
    const all = [...findings, ...secrets];
    if (all.length > 0) return all;
    return environment.state === 'unresolved'
      ? inconclusive(environment.reason, environment.location)
      : supports('The code holds no token, password or secret variable of the app.', app);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_amplify_app" "site" {
  name       = "site"
  repository = "https://github.com/example/site"
}`,
      contradicts: `
resource "aws_amplify_app" "site" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = "an-example-token"
}`,
      inconclusive: `
variable "token" {
  type = string
}

resource "aws_amplify_app" "site" {
  name         = "site"
  repository   = "https://github.com/example/site"
  access_token = var.token
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Site:
    Type: AWS::Amplify::App
    Properties:
      Name: site
      AccessToken: '{{resolve:secretsmanager:github:SecretString:token}}'`,
      contradicts: `
Resources:
  Site:
    Type: AWS::Amplify::App
    Properties:
      Name: site
      EnvironmentVariables:
        - Name: DB_PASSWORD
          Value: correct-horse-battery`,
    },
  },
});
