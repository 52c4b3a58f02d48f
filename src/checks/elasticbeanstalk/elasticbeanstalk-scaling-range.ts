import { beanstalkEnvironment } from '../../architecture/kinds/elasticbeanstalk.ts';
import { optionSetting } from '../beanstalk-settings.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const NAMESPACE = 'aws:autoscaling:asg';

export const elasticbeanstalkScalingRange = defineCheck({
  id: 'elasticbeanstalk-scaling-range',
  kind: beanstalkEnvironment,
  title: 'Beanstalk environment has room to grow and shrink',
  why: 'Beanstalk adds and removes machines between a minimum and a maximum. Where both are the same, the environment pays for its peak all night, or fails at its peak.',
  remediation: 'Set MaxSize above MinSize in aws:autoscaling:asg, and triggers that fit the load.',
  links: ['https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.managing.as.html'],
  blindSpots: ['Settings in files of the application (.ebextensions) are not read.'],
  examine: (environment) => {
    const kind = optionSetting(environment, 'aws:elasticbeanstalk:environment', 'EnvironmentType');
    if (kind.state === 'known' && kind.value === 'SingleInstance') return 'not-applicable';
    const least = optionSetting(environment, NAMESPACE, 'MinSize');
    const most = optionSetting(environment, NAMESPACE, 'MaxSize');
    for (const size of [least, most]) {
      if (size.state === 'unresolved') return inconclusive(size.reason, size.location);
    }
    const minimum = least.state === 'known' ? Number(least.value) : 1;
    const maximum = most.state === 'known' ? Number(most.value) : 4;
    const { location } = least.state === 'known' ? least : most;
    if (Number.isNaN(minimum) || Number.isNaN(maximum))
      return inconclusive('The size of the environment is no number.', location);
    return minimum < maximum
      ? supports(`The environment has between ${minimum} and ${maximum} machines.`, location)
      : contradicts(`The environment always has ${maximum} machines.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MinSize"
    value     = "2"
  }

  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MaxSize"
    value     = "8"
  }
}`,
      contradicts: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MinSize"
    value     = "3"
  }

  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MaxSize"
    value     = "3"
  }
}`,
      inconclusive: `
variable "most" {
  type = string
}

resource "aws_elastic_beanstalk_environment" "portal" {
  name        = "portal"
  application = "portal"

  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MaxSize"
    value     = var.most
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
        - Namespace: aws:autoscaling:asg
          OptionName: MaxSize
          Value: "6"`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      OptionSettings:
        - Namespace: aws:autoscaling:asg
          OptionName: MaxSize
          Value: "1"`,
    },
  },
});
