import { beanstalkEnvironment } from '../../architecture/kinds/elasticbeanstalk.ts';
import { optionSetting } from '../beanstalk-settings.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const elasticbeanstalkEnhancedHealth = defineCheck({
  id: 'elasticbeanstalk-enhanced-health',
  kind: beanstalkEnvironment,
  title: 'Beanstalk environment reports how requests fare',
  why: 'Basic health says whether a machine answers. Enhanced health says how many requests fail and how long they take, on which machine, and stops a deployment that makes them worse.',
  remediation: 'Set SystemType to enhanced in aws:elasticbeanstalk:healthreporting:system.',
  links: ['https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html'],
  blindSpots: ['Settings in files of the application (.ebextensions) are not read.'],
  examine: (environment) =>
    expect(
      optionSetting(environment, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType'),
      (value) => value.toLowerCase() === 'enhanced',
      {
        supports: 'Health is reported from the requests.',
        contradicts: 'Health is reported from the machines alone.',
        absent: { verdict: 'contradicts', message: 'Without the setting the API gives basic health.' },
      },
    ),
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "enhanced"
  }
}`,
      contradicts: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}`,
      inconclusive: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name          = "portal"
  application   = "portal"
  template_name = "saved"
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
        - Namespace: aws:elasticbeanstalk:healthreporting:system
          OptionName: SystemType
          Value: enhanced`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      OptionSettings: []`,
    },
  },
});
