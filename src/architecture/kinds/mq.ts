import { defineKind, flag, items, link, text } from '../index.ts';

export const mqBroker = defineKind({
  id: 'mq-broker',
  name: 'Amazon MQ broker',
  terraform: 'aws_mq_broker',
  cloudformation: 'AWS::AmazonMQ::Broker',
  names: { terraform: 'broker_name', cloudformation: 'BrokerName' },
  attributes: {
    deploymentMode: text({
      terraform: 'deployment_mode',
      cloudformation: 'DeploymentMode',
      default: { terraform: 'SINGLE_INSTANCE' },
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    publiclyAccessible: flag({
      terraform: 'publicly_accessible',
      cloudformation: 'PubliclyAccessible',
      default: false,
    }),
    generalLog: flag({ terraform: 'logs.general', cloudformation: 'Logs.General', default: false }),
    minorUpgrades: flag({
      terraform: 'auto_minor_version_upgrade',
      cloudformation: 'AutoMinorVersionUpgrade',
      default: false,
    }),
    users: items({
      terraform: 'user',
      cloudformation: 'Users',
      fields: { password: text({ terraform: 'password', cloudformation: 'Password' }) },
    }),
  },
});

export const mqConfiguration = defineKind({
  id: 'mq-configuration',
  name: 'Amazon MQ configuration',
  terraform: 'aws_mq_configuration',
  cloudformation: 'AWS::AmazonMQ::Configuration',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});
