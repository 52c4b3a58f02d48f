import { defineKind, link } from '../index.ts';

export const storageGateway = defineKind({
  id: 'storagegateway-gateway',
  name: 'AWS Storage Gateway',
  terraform: 'aws_storagegateway_gateway',
  attributes: {
    logGroup: link({
      terraform: 'cloudwatch_log_group_arn',
      relation: 'logs-to',
      to: ['cloudwatch-log-group'],
    }),
  },
});
