import { appconfigDeploymentStrategy } from '../../architecture/kinds/appconfig.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const appconfigGradualDeployment = defineCheck({
  id: 'appconfig-gradual-deployment',
  kind: appconfigDeploymentStrategy,
  title: 'Configuration is deployed step by step, or watched for a while',
  why: 'A strategy that gives the new configuration to all at once, and counts as finished in that moment, leaves alarms no time to take it back: a wrong flag hits everybody.',
  remediation:
    'Spread the deployment over minutes with a growth factor below 100, and add a bake time during which alarms can still roll it back.',
  links: [
    'https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-deployment-strategy.html',
  ],
  examine: ({ bakeMinutes, durationMinutes, growthPercent, location }) => {
    const open = [bakeMinutes, durationMinutes, growthPercent].find(({ state }) => state === 'unresolved');
    const bakes = bakeMinutes.state === 'known' && bakeMinutes.value > 0;
    const grows =
      durationMinutes.state === 'known' &&
      durationMinutes.value > 0 &&
      growthPercent.state === 'known' &&
      growthPercent.value < 100;
    if (grows) return supports('The configuration reaches its users step by step.', location);
    if (bakes) return supports('Alarms can take the configuration back during the bake time.', location);
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    return contradicts('All get the configuration at once, and nothing is watched afterwards.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appconfig_deployment_strategy" "steps" {
  name                           = "steps"
  deployment_duration_in_minutes = 20
  final_bake_time_in_minutes     = 10
  growth_factor                  = 20
  replicate_to                   = "NONE"
}`,
      contradicts: `
resource "aws_appconfig_deployment_strategy" "steps" {
  name                           = "steps"
  deployment_duration_in_minutes = 0
  final_bake_time_in_minutes     = 0
  growth_factor                  = 100
  replicate_to                   = "NONE"
}`,
      inconclusive: `
variable "minutes" {
  type = number
}

resource "aws_appconfig_deployment_strategy" "steps" {
  name                           = "steps"
  deployment_duration_in_minutes = var.minutes
  final_bake_time_in_minutes     = 0
  growth_factor                  = 20
  replicate_to                   = "NONE"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Steps:
    Type: AWS::AppConfig::DeploymentStrategy
    Properties:
      Name: steps
      DeploymentDurationInMinutes: 20
      FinalBakeTimeInMinutes: 10
      GrowthFactor: 20
      ReplicateTo: NONE`,
      contradicts: `
Resources:
  Steps:
    Type: AWS::AppConfig::DeploymentStrategy
    Properties:
      Name: steps
      DeploymentDurationInMinutes: 0
      FinalBakeTimeInMinutes: 0
      GrowthFactor: 100
      ReplicateTo: NONE`,
    },
  },
});
