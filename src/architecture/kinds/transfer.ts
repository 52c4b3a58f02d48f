import { defineKind, link, presence, text, texts } from '../index.ts';

export const transferServer = defineKind({
  id: 'transfer-server',
  name: 'AWS Transfer Family server',
  terraform: 'aws_transfer_server',
  cloudformation: 'AWS::Transfer::Server',
  attributes: {
    protocols: texts({ terraform: 'protocols', cloudformation: 'Protocols', default: ['SFTP'] }),
    securityPolicy: text({
      terraform: 'security_policy_name',
      cloudformation: 'SecurityPolicyName',
      default: { terraform: 'TransferSecurityPolicy-2018-11' },
    }),
    endpointType: text({ terraform: 'endpoint_type', cloudformation: 'EndpointType', default: 'PUBLIC' }),
    loggingRole: presence({ terraform: 'logging_role', cloudformation: 'LoggingRole' }),
    logDestinations: link({
      terraform: 'structured_log_destinations',
      cloudformation: 'StructuredLogDestinations',
      relation: 'logs-to',
      to: ['cloudwatch-log-group'],
    }),
    subnets: link({
      terraform: 'endpoint_details.subnet_ids',
      cloudformation: 'EndpointDetails.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const transferUser = defineKind({
  id: 'transfer-user',
  name: 'AWS Transfer Family user',
  terraform: 'aws_transfer_user',
  cloudformation: 'AWS::Transfer::User',
  attributes: {
    server: link({
      terraform: 'server_id',
      cloudformation: 'ServerId',
      relation: 'in',
      to: ['transfer-server'],
    }),
    role: link({ terraform: 'role', cloudformation: 'Role', relation: 'assumes', to: ['iam-role'] }),
    hasKey: presence({
      terraform: { companion: 'aws_transfer_ssh_key', joinedBy: 'user_name', at: '' },
      cloudformation: 'SshPublicKeys',
    }),
  },
});

export const transferWorkflow = defineKind({
  id: 'transfer-workflow',
  name: 'AWS Transfer Family workflow',
  terraform: 'aws_transfer_workflow',
  cloudformation: 'AWS::Transfer::Workflow',
  attributes: {},
});

export const transferConnector = defineKind({
  id: 'transfer-connector',
  name: 'AWS Transfer Family connector',
  terraform: 'aws_transfer_connector',
  cloudformation: 'AWS::Transfer::Connector',
  attributes: {
    url: text({ terraform: 'url', cloudformation: 'Url' }),
  },
});
