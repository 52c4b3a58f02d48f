import { defineKind, items, link, presence, text } from '../index.ts';

export const beanstalkEnvironment = defineKind({
  id: 'elasticbeanstalk-environment',
  name: 'AWS Elastic Beanstalk environment',
  terraform: 'aws_elastic_beanstalk_environment',
  cloudformation: 'AWS::ElasticBeanstalk::Environment',
  names: { terraform: 'name', cloudformation: 'EnvironmentName' },
  attributes: {
    application: link({
      terraform: 'application',
      cloudformation: 'ApplicationName',
      relation: 'in',
      to: ['elasticbeanstalk-application'],
    }),
    platform: text({
      terraform: ['solution_stack_name', 'platform_arn'],
      cloudformation: ['SolutionStackName', 'PlatformArn'],
      outline: true,
    }),
    /** A saved configuration that may state what the environment leaves out. */
    template: presence({ terraform: 'template_name', cloudformation: 'TemplateName' }),
    tier: text({ terraform: 'tier', cloudformation: 'Tier.Name', default: 'WebServer' }),
    settings: items({
      terraform: 'setting',
      cloudformation: 'OptionSettings',
      fields: {
        namespace: text({ terraform: 'namespace', cloudformation: 'Namespace' }),
        name: text({ terraform: 'name', cloudformation: 'OptionName' }),
        value: text({ terraform: 'value', cloudformation: 'Value' }),
      },
    }),
  },
});

export const beanstalkApplication = defineKind({
  id: 'elasticbeanstalk-application',
  name: 'AWS Elastic Beanstalk application',
  terraform: 'aws_elastic_beanstalk_application',
  cloudformation: 'AWS::ElasticBeanstalk::Application',
  names: { terraform: 'name', cloudformation: 'ApplicationName' },
  attributes: {
    versionLifecycle: presence({
      terraform: 'appversion_lifecycle',
      cloudformation: 'ResourceLifecycleConfig.VersionLifecycleConfig',
    }),
  },
});
