import { defineKind, link, number, presence, text } from '../index.ts';

const APPLICATION = ['appconfig-application'];

export const appconfigApplication = defineKind({
  id: 'appconfig-application',
  name: 'AWS AppConfig application',
  terraform: 'aws_appconfig_application',
  cloudformation: 'AWS::AppConfig::Application',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const appconfigEnvironment = defineKind({
  id: 'appconfig-environment',
  name: 'AWS AppConfig environment',
  terraform: 'aws_appconfig_environment',
  cloudformation: 'AWS::AppConfig::Environment',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    application: link({
      terraform: 'application_id',
      cloudformation: 'ApplicationId',
      relation: 'in',
      to: APPLICATION,
    }),
    /** Alarms that roll a deployment back. */
    monitors: link({
      terraform: 'monitor.alarm_arn',
      cloudformation: 'Monitors.AlarmArn',
      relation: 'uses',
      to: ['cloudwatch-alarm'],
    }),
  },
});

export const appconfigDeploymentStrategy = defineKind({
  id: 'appconfig-deployment-strategy',
  name: 'AWS AppConfig deployment strategy',
  terraform: 'aws_appconfig_deployment_strategy',
  cloudformation: 'AWS::AppConfig::DeploymentStrategy',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    durationMinutes: number({
      terraform: 'deployment_duration_in_minutes',
      cloudformation: 'DeploymentDurationInMinutes',
    }),
    bakeMinutes: number({
      terraform: 'final_bake_time_in_minutes',
      cloudformation: 'FinalBakeTimeInMinutes',
      default: 0,
    }),
    growthPercent: number({ terraform: 'growth_factor', cloudformation: 'GrowthFactor' }),
  },
});

export const appconfigProfile = defineKind({
  id: 'appconfig-configuration-profile',
  name: 'AWS AppConfig configuration profile',
  terraform: 'aws_appconfig_configuration_profile',
  cloudformation: 'AWS::AppConfig::ConfigurationProfile',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    application: link({
      terraform: 'application_id',
      cloudformation: 'ApplicationId',
      relation: 'in',
      to: APPLICATION,
    }),
    type: text({ terraform: 'type', cloudformation: 'Type', default: 'AWS.Freeform' }),
    validators: presence({ terraform: 'validator', cloudformation: 'Validators' }),
    hostedVersions: presence({
      terraform: {
        companion: 'aws_appconfig_hosted_configuration_version',
        joinedBy: 'configuration_profile_id',
        at: '',
      },
      cloudformation: {
        companion: 'AWS::AppConfig::HostedConfigurationVersion',
        joinedBy: 'ConfigurationProfileId',
        at: '',
      },
    }),
  },
});

export const appconfigDeployment = defineKind({
  id: 'appconfig-deployment',
  name: 'AWS AppConfig deployment',
  terraform: 'aws_appconfig_deployment',
  cloudformation: 'AWS::AppConfig::Deployment',
  attributes: {
    strategy: link({
      terraform: 'deployment_strategy_id',
      cloudformation: 'DeploymentStrategyId',
      relation: 'uses',
      to: ['appconfig-deployment-strategy'],
    }),
    environment: link({
      terraform: 'environment_id',
      cloudformation: 'EnvironmentId',
      relation: 'uses',
      to: ['appconfig-environment'],
    }),
  },
});
