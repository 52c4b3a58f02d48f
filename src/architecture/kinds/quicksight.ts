import { defineKind, flag, link, text } from '../index.ts';

export const quicksightDataSource = defineKind({
  id: 'quicksight-data-source',
  name: 'Amazon QuickSight data source',
  terraform: 'aws_quicksight_data_source',
  cloudformation: 'AWS::QuickSight::DataSource',
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type' }),
    tlsOff: flag({
      terraform: 'ssl_properties.disable_ssl',
      cloudformation: 'SslProperties.DisableSsl',
      default: false,
    }),
  },
});

export const quicksightDataSet = defineKind({
  id: 'quicksight-data-set',
  name: 'Amazon QuickSight data set',
  terraform: 'aws_quicksight_data_set',
  cloudformation: 'AWS::QuickSight::DataSet',
  attributes: {
    importMode: text({ terraform: 'import_mode', cloudformation: 'ImportMode' }),
  },
});

export const quicksightRefresh = defineKind({
  id: 'quicksight-refresh',
  name: 'Amazon QuickSight refresh schedule',
  terraform: 'aws_quicksight_refresh_schedule',
  cloudformation: 'AWS::QuickSight::RefreshSchedule',
  attributes: {
    dataSet: link({
      terraform: 'data_set_id',
      cloudformation: 'DataSetId',
      relation: 'triggers',
      to: ['quicksight-data-set'],
    }),
  },
});

export const quicksightVpcConnection = defineKind({
  id: 'quicksight-vpc-connection',
  name: 'Amazon QuickSight VPC connection',
  terraform: 'aws_quicksight_vpc_connection',
  cloudformation: 'AWS::QuickSight::VPCConnection',
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const quicksightAccount = defineKind({
  id: 'quicksight-account',
  name: 'Amazon QuickSight subscription',
  terraform: ['aws_quicksight_account_subscription', 'aws_quicksight_group'],
  attributes: {},
});
