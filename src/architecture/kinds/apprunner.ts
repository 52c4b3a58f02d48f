import { defineKind, link, number, text } from '../index.ts';

export const apprunnerService = defineKind({
  id: 'apprunner-service',
  name: 'AWS App Runner service',
  terraform: 'aws_apprunner_service',
  cloudformation: 'AWS::AppRunner::Service',
  names: { terraform: 'service_name', cloudformation: 'ServiceName' },
  attributes: {
    scaling: link({
      terraform: 'auto_scaling_configuration_arn',
      cloudformation: 'AutoScalingConfigurationArn',
      relation: 'uses',
      to: ['apprunner-scaling'],
    }),
    healthCheckProtocol: text({
      terraform: 'health_check_configuration.protocol',
      cloudformation: 'HealthCheckConfiguration.Protocol',
      default: 'TCP',
    }),
    vpcConnector: link({
      terraform: 'network_configuration.egress_configuration.vpc_connector_arn',
      cloudformation: 'NetworkConfiguration.EgressConfiguration.VpcConnectorArn',
      relation: 'uses',
      to: ['apprunner-vpc-connector'],
    }),
    role: link({
      terraform: 'instance_configuration.instance_role_arn',
      cloudformation: 'InstanceConfiguration.InstanceRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const apprunnerScaling = defineKind({
  id: 'apprunner-scaling',
  name: 'AWS App Runner auto scaling configuration',
  terraform: 'aws_apprunner_auto_scaling_configuration_version',
  cloudformation: 'AWS::AppRunner::AutoScalingConfiguration',
  names: {
    terraform: 'auto_scaling_configuration_name',
    cloudformation: 'AutoScalingConfigurationName',
  },
  attributes: {
    minSize: number({ terraform: 'min_size', cloudformation: 'MinSize', default: 1 }),
    maxSize: number({ terraform: 'max_size', cloudformation: 'MaxSize', default: 25 }),
  },
});

export const apprunnerVpcConnector = defineKind({
  id: 'apprunner-vpc-connector',
  name: 'AWS App Runner VPC connector',
  terraform: 'aws_apprunner_vpc_connector',
  cloudformation: 'AWS::AppRunner::VpcConnector',
  names: { terraform: 'vpc_connector_name', cloudformation: 'VpcConnectorName' },
  attributes: {
    subnets: link({ terraform: 'subnets', cloudformation: 'Subnets', relation: 'in', to: ['vpc-subnet'] }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});
