import { deploymentGroup } from '../../architecture/kinds/codedeploy.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codedeployRollbackAlarms = defineCheck({
  id: 'codedeploy-rollback-alarms',
  kind: deploymentGroup,
  title: 'Alarms stop a deployment of CodeDeploy',
  why: 'CodeDeploy calls a deployment good when the new version starts. Whether it then answers with errors, only alarms can tell. Named in the deployment group, they stop the deployment while few users have the new version; otherwise all get it.',
  remediation:
    'Name the alarms on errors and latency of the service in the alarm configuration, and roll back on DEPLOYMENT_STOP_ON_ALARM.',
  links: ['https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html'],
  examine: ({ alarms, alarmsEnabled, rollback, rollbackEvents }) => {
    if (alarms.state === 'unresolved') return inconclusive(alarms.reason, alarms.location);
    if (alarms.state === 'absent') return contradicts('No alarm watches the deployment.', alarms.location);
    if (alarmsEnabled.state === 'unresolved')
      return inconclusive(alarmsEnabled.reason, alarmsEnabled.location);
    if (alarmsEnabled.state === 'known' && !alarmsEnabled.value) {
      return contradicts('Alarms are named, but not enabled.', alarmsEnabled.location);
    }
    const goesBack =
      rollback.state === 'known' &&
      rollback.value &&
      rollbackEvents.state === 'known' &&
      rollbackEvents.value.values.includes('DEPLOYMENT_STOP_ON_ALARM');
    return supports(
      goesBack ? 'Alarms stop the deployment and roll it back.' : 'Alarms stop the deployment.',
      alarms.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}

resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"

  alarm_configuration {
    alarms  = [aws_cloudwatch_metric_alarm.errors.alarm_name]
    enabled = true
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_STOP_ON_ALARM"]
  }
}`,
      contradicts: `
resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
}`,
      inconclusive: `
variable "alarms" {
  type = list(string)
}

resource "aws_codedeploy_deployment_group" "shop" {
  app_name              = "shop"
  deployment_group_name = "shop"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"

  alarm_configuration {
    alarms  = var.alarms
    enabled = true
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: shop
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AlarmConfiguration:
        Enabled: true
        Alarms:
          - Name: shop-errors`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      ApplicationName: shop
      ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
      AlarmConfiguration:
        Enabled: false
        Alarms:
          - Name: shop-errors`,
    },
  },
});
