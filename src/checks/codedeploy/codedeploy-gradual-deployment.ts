import { deploymentConfig, deploymentGroup } from '../../architecture/kinds/codedeploy.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codedeployGradualDeployment = defineCheck({
  id: 'codedeploy-gradual-deployment',
  kind: deploymentGroup,
  related: [deploymentConfig],
  title: 'CodeDeploy moves to a new version step by step',
  why: 'All at once means that a bad version hits every user in the same second. A canary or linear configuration gives it to a few first, so that alarms can stop it before the rest notices.',
  remediation:
    'Choose a configuration such as CodeDeployDefault.LambdaCanary10Percent5Minutes, ECSLinear10PercentEvery1Minutes or HalfAtATime, or declare one of your own.',
  links: ['https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html'],
  blindSpots: ['Steps that a pipeline takes around the deployment are not seen.'],
  examine: ({ config, location }, { follow }) => {
    if (config.state === 'unresolved') return inconclusive(config.reason, config.location);
    if (config.state === 'absent') {
      return supports('The default configuration replaces one instance at a time.', location);
    }
    const [own] = follow(config, deploymentConfig);
    if (own !== undefined) {
      const { traffic, minimumHealthyHosts } = own;
      if (traffic.state === 'unresolved') return inconclusive(traffic.reason, traffic.location);
      if (
        traffic.state === 'known' &&
        traffic.value === 'AllAtOnce' &&
        minimumHealthyHosts.state === 'absent'
      ) {
        return contradicts(`${own.id} moves all traffic at once.`, traffic.location);
      }
      return supports(`${own.id} moves to the new version in steps.`, config.location);
    }
    const [name] = config.value.literals;
    if (name === undefined) return inconclusive('the configuration is not known', config.location);
    if (name.endsWith('AllAtOnce'))
      return contradicts(`${name} gives the new version to everybody at once.`, config.location);
    return name.startsWith('CodeDeployDefault.')
      ? supports(`${name} moves to the new version in steps.`, config.location)
      : inconclusive(`The configuration ${name} is not in the code.`, config.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codedeploy_deployment_group" "mail" {
  app_name               = "mail"
  deployment_group_name  = "mail"
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
  service_role_arn       = "arn:aws:iam::111122223333:role/deploy"
}`,
      contradicts: `
resource "aws_codedeploy_deployment_group" "mail" {
  app_name               = "mail"
  deployment_group_name  = "mail"
  deployment_config_name = "CodeDeployDefault.ECSAllAtOnce"
  service_role_arn       = "arn:aws:iam::111122223333:role/deploy"
}`,
      inconclusive: `
resource "aws_codedeploy_deployment_group" "mail" {
  app_name               = "mail"
  deployment_group_name  = "mail"
  deployment_config_name = "house-rules"
  service_role_arn       = "arn:aws:iam::111122223333:role/deploy"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Slowly:
    Type: AWS::CodeDeploy::DeploymentConfig
    Properties:
      ComputePlatform: Lambda
      TrafficRoutingConfig:
        Type: TimeBasedLinear
        TimeBasedLinear: { LinearInterval: 5, LinearPercentage: 20 }
  Mail:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: mail
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      DeploymentConfigName: !Ref Slowly`,
      contradicts: `
Resources:
  Mail:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: mail
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      DeploymentConfigName: CodeDeployDefault.LambdaAllAtOnce`,
    },
  },
});
