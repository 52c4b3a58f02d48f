import { beanstalkEnvironment } from '../../architecture/kinds/elasticbeanstalk.ts';
import { optionSetting } from '../beanstalk-settings.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const elasticbeanstalkManagedUpdates = defineCheck({
  id: 'elasticbeanstalk-managed-updates',
  kind: beanstalkEnvironment,
  title: 'Beanstalk environment takes platform updates by itself',
  why: 'A platform version holds the operating system, the language runtime and the web server. Without managed updates somebody has to remember each new version, and the servers keep holes that were closed months ago.',
  remediation:
    'Set ManagedActionsEnabled to true in aws:elasticbeanstalk:managedactions, with a weekly time and the update level minor.',
  links: ['https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html'],
  blindSpots: ['Settings in files of the application (.ebextensions) are not read.'],
  examine: (environment) =>
    expect(
      optionSetting(environment, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled'),
      (value) => value.toLowerCase() === 'true',
      {
        supports: 'The platform is updated by schedule.',
        contradicts: 'Managed updates are switched off.',
        absent: { verdict: 'contradicts', message: 'The platform is updated by hand alone.' },
      },
    ),
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "true"
  }
}`,
      contradicts: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"
}`,
      inconclusive: `
variable "settings" {
  type = list(object({ namespace = string, name = string, value = string }))
}

resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  dynamic "setting" {
    for_each = var.settings

    content {
      namespace = setting.value.namespace
      name      = setting.value.name
      value     = setting.value.value
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      OptionSettings:
        - Namespace: aws:elasticbeanstalk:managedactions
          OptionName: ManagedActionsEnabled
          Value: "true"`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal`,
      inconclusive: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      TemplateName: saved`,
    },
  },
});
