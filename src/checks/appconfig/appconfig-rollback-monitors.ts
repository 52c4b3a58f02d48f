import { appconfigEnvironment } from '../../architecture/kinds/appconfig.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const appconfigRollbackMonitors = defineCheck({
  id: 'appconfig-rollback-monitors',
  kind: appconfigEnvironment,
  title: 'Alarms roll a change of configuration back',
  why: 'A wrong setting breaks a service as surely as wrong code, and reaches it in seconds. AppConfig watches alarms during a deployment and takes the setting back by itself, if it knows which ones.',
  remediation: 'Name the alarms on errors and latency of the application as monitors of the environment.',
  links: ['https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-environment.html'],
  examine: ({ location, monitors }) => {
    if (monitors.state === 'unresolved') return inconclusive(monitors.reason, monitors.location);
    return monitors.state === 'absent'
      ? contradicts('No alarm watches changes of configuration in this environment.', location)
      : supports('An alarm takes a bad configuration back.', monitors.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appconfig_environment" "live" {
  name           = "live"
  application_id = "abc1234"

  monitor {
    alarm_arn = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors"
  }
}`,
      contradicts: `
resource "aws_appconfig_environment" "live" {
  name           = "live"
  application_id = "abc1234"
}`,
      inconclusive: `
variable "alarms" {
  type = list(string)
}

resource "aws_appconfig_environment" "live" {
  name           = "live"
  application_id = "abc1234"

  dynamic "monitor" {
    for_each = var.alarms
    content {
      alarm_arn = monitor.value
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Live:
    Type: AWS::AppConfig::Environment
    Properties:
      ApplicationId: abc1234
      Name: live
      Monitors:
        - AlarmArn: arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors`,
      contradicts: `
Resources:
  Live:
    Type: AWS::AppConfig::Environment
    Properties:
      ApplicationId: abc1234
      Name: live`,
    },
  },
});
