import { defineKind, flag, link, presence, text, texts } from '../index.ts';

export const codedeployApplication = defineKind({
  id: 'codedeploy-application',
  name: 'AWS CodeDeploy application',
  terraform: 'aws_codedeploy_app',
  cloudformation: 'AWS::CodeDeploy::Application',
  names: { terraform: 'name', cloudformation: 'ApplicationName' },
  attributes: {
    platform: text({
      terraform: 'compute_platform',
      cloudformation: 'ComputePlatform',
      default: 'Server',
    }),
  },
});

export const deploymentGroup = defineKind({
  id: 'codedeploy-deployment-group',
  name: 'AWS CodeDeploy deployment group',
  terraform: 'aws_codedeploy_deployment_group',
  cloudformation: 'AWS::CodeDeploy::DeploymentGroup',
  names: { terraform: 'deployment_group_name', cloudformation: 'DeploymentGroupName' },
  attributes: {
    application: link({
      terraform: 'app_name',
      cloudformation: 'ApplicationName',
      relation: 'in',
      to: ['codedeploy-application'],
    }),
    config: link({
      terraform: 'deployment_config_name',
      cloudformation: 'DeploymentConfigName',
      relation: 'uses',
      to: ['codedeploy-deployment-config'],
    }),
    rollback: flag({
      terraform: 'auto_rollback_configuration.enabled',
      cloudformation: 'AutoRollbackConfiguration.Enabled',
      default: false,
    }),
    rollbackEvents: texts({
      terraform: 'auto_rollback_configuration.events',
      cloudformation: 'AutoRollbackConfiguration.Events',
    }),
    alarms: link({
      terraform: 'alarm_configuration.alarms',
      cloudformation: 'AlarmConfiguration.Alarms.Name',
      relation: 'uses',
      to: ['cloudwatch-alarm'],
    }),
    alarmsEnabled: flag({
      terraform: 'alarm_configuration.enabled',
      cloudformation: 'AlarmConfiguration.Enabled',
      default: { terraform: false, cloudformation: true },
    }),
    option: text({
      terraform: 'deployment_style.deployment_option',
      cloudformation: 'DeploymentStyle.DeploymentOption',
      default: 'WITHOUT_TRAFFIC_CONTROL',
    }),
    groups: link({
      terraform: 'autoscaling_groups',
      cloudformation: 'AutoScalingGroups',
      relation: 'uses',
      to: ['autoscaling-group'],
    }),
    services: link({
      terraform: 'ecs_service.service_name',
      cloudformation: 'ECSServices.ServiceName',
      relation: 'uses',
      to: ['ecs-service'],
    }),
    loadBalancers: presence({ terraform: 'load_balancer_info', cloudformation: 'LoadBalancerInfo' }),
  },
});

export const deploymentConfig = defineKind({
  id: 'codedeploy-deployment-config',
  name: 'AWS CodeDeploy deployment configuration',
  terraform: 'aws_codedeploy_deployment_config',
  cloudformation: 'AWS::CodeDeploy::DeploymentConfig',
  names: { terraform: 'deployment_config_name', cloudformation: 'DeploymentConfigName' },
  attributes: {
    traffic: text({
      terraform: 'traffic_routing_config.type',
      cloudformation: 'TrafficRoutingConfig.Type',
    }),
    minimumHealthyHosts: text({
      terraform: 'minimum_healthy_hosts.value',
      cloudformation: 'MinimumHealthyHosts.Value',
    }),
  },
});
