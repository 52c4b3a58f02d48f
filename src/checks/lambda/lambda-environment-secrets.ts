import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const lambdaEnvironmentSecrets = defineCheck({
  id: 'lambda-environment-secrets',
  kind: lambdaFunction,
  title: 'Environment of a Lambda function holds no secrets in plain text',
  why: 'Environment variables are shown to everybody who may look at the function, and their values stand in this code and all its history.',
  remediation:
    'Replace the secret at once. Keep the new one in Secrets Manager or Parameter Store and let the function read it, cached, with its role.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  ],
  blindSpots: ['Only keys of well-known forms and literals with telling names are recognised.'],
  examine: ({ environment }) => {
    if (environment.state === 'absent') return 'not-applicable';
    if (environment.state === 'unresolved') return inconclusive(environment.reason, environment.location);
    const findings = [...environment.value].flatMap(([name, value]) => {
      const text = value.state === 'known' ? value.value : undefined;
      const secret = text === undefined ? undefined : secretIn(name, text);
      return secret === undefined ? [] : [contradicts(`${name} is ${secret} in plain text.`, value.location)];
    });
    return findings.length > 0
      ? findings
      : supports('No secret is recognised in the environment.', environment.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "billing" {
  function_name = "billing"
  role          = "arn:aws:iam::111122223333:role/billing"

  environment {
    variables = {
      TABLE             = "invoices"
      API_KEY_PARAMETER = "/billing/api-key"
    }
  }
}`,
      contradicts: `
resource "aws_lambda_function" "billing" {
  function_name = "billing"
  role          = "arn:aws:iam::111122223333:role/billing"

  environment {
    variables = {
      TABLE       = "invoices"
      DB_PASSWORD = "spring-rain-11"
    }
  }
}`,
      inconclusive: `
variable "settings" {
  type = map(string)
}

resource "aws_lambda_function" "billing" {
  function_name = "billing"
  role          = "arn:aws:iam::111122223333:role/billing"

  environment {
    variables = var.settings
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Billing:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/billing
      Environment:
        Variables:
          TABLE: invoices
          DB_PASSWORD: '{{resolve:secretsmanager:billing:SecretString:password}}'`,
      contradicts: `
Resources:
  Billing:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/billing
      Environment:
        Variables:
          PAYMENT_API_KEY: 5f2d8c1b9e7a4630b1c2d3e4f5a69788`,
    },
  },
});
