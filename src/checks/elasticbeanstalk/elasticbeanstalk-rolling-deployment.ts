import { beanstalkEnvironment } from '../../architecture/kinds/elasticbeanstalk.ts';
import { optionSetting } from '../beanstalk-settings.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const elasticbeanstalkRollingDeployment = defineCheck({
  id: 'elasticbeanstalk-rolling-deployment',
  kind: beanstalkEnvironment,
  title: 'Beanstalk deploys to some machines first',
  why: 'Deployed to all machines at once, a faulty version takes the whole service down, and even a good one answers nobody while it starts. In batches, or on new machines first, the old version goes on answering.',
  remediation:
    'Set DeploymentPolicy in aws:elasticbeanstalk:command to Rolling, RollingWithAdditionalBatch, Immutable or TrafficSplitting.',
  links: [
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html',
  ],
  blindSpots: ['Settings in files of the application (.ebextensions) are not read.'],
  examine: (environment) => {
    const kind = optionSetting(environment, 'aws:elasticbeanstalk:environment', 'EnvironmentType');
    if (kind.state === 'known' && kind.value === 'SingleInstance') return 'not-applicable';
    return expect(
      optionSetting(environment, 'aws:elasticbeanstalk:command', 'DeploymentPolicy'),
      (value) => value !== 'AllAtOnce',
      {
        supports: (value) => `Deployments are ${value}.`,
        contradicts: 'Deployments go to all machines at once.',
        absent: {
          verdict: 'contradicts',
          message: 'Without a policy deployments go to all machines at once.',
        },
      },
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }
}`,
      contradicts: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "AllAtOnce"
  }
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = var.policy
  }
}`,
      'not-applicable': `
resource "aws_elastic_beanstalk_environment" "trial" {
  name        = "trial"
  application = "portal"

  setting {
    namespace = "aws:elasticbeanstalk:environment"
    name      = "EnvironmentType"
    value     = "SingleInstance"
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
        - Namespace: aws:elasticbeanstalk:command
          OptionName: DeploymentPolicy
          Value: RollingWithAdditionalBatch`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      OptionSettings:
        - Namespace: aws:elasticbeanstalk:command
          OptionName: DeploymentPolicy
          Value: AllAtOnce`,
    },
  },
});
