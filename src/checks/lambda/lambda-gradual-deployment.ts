import { lambdaAlias } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const lambdaGradualDeployment = defineCheck({
  id: 'lambda-gradual-deployment',
  kind: lambdaAlias,
  title: 'New versions of a Lambda function get their traffic step by step',
  why: 'When an alias simply moves to a new version, every caller gets it in the same second, and a mistake hits all of them. CodeDeploy sends a small share of the traffic first and goes back by itself when an alarm rings.',
  remediation:
    'Add an update policy with CodeDeploy to the alias (in SAM: a deployment preference), with alarms that stop the roll-out.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html',
    'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html',
  ],
  blindSpots: [
    'Terraform: deployments of CodeDeploy run outside the code, so an alias alone is not judged.',
    'CloudFormation: a pipeline may move the traffic of an alias by other means, so an alias alone is inconclusive.',
    'Functions without an alias are not judged.',
  ],
  examine: ({ codeDeploy, weightedVersions, declared, location }) => {
    if (codeDeploy.state === 'known' && codeDeploy.value)
      return supports('CodeDeploy moves the traffic of the alias.', codeDeploy.location);
    if (weightedVersions.state === 'known' && weightedVersions.value)
      return supports('The alias divides its traffic between versions.', weightedVersions.location);
    for (const part of [codeDeploy, weightedVersions]) {
      if (part.state === 'unresolved') return inconclusive(part.reason, part.location);
    }
    return declared.language === 'terraform'
      ? 'not-applicable'
      : inconclusive('As far as the template goes, the alias moves to a new version all at once.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = "search"
  function_version = "7"

  routing_config {
    additional_version_weights = { "8" = 0.1 }
  }
}`,
      'not-applicable': `
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = "search"
  function_version = "7"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Live:
    Type: AWS::Lambda::Alias
    UpdatePolicy:
      CodeDeployLambdaAliasUpdate:
        ApplicationName: search
        DeploymentGroupName: search
    Properties:
      Name: live
      FunctionName: search
      FunctionVersion: '7'`,
      inconclusive: `
Resources:
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: search
      FunctionVersion: '7'`,
    },
  },
});
