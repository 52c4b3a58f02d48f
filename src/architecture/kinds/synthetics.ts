import { defineKind, flag, link, text } from '../index.ts';

/** A script that uses the workload as a customer would, again and again. */
export const canary = defineKind({
  id: 'synthetics-canary',
  name: 'Amazon CloudWatch Synthetics canary',
  terraform: 'aws_synthetics_canary',
  cloudformation: 'AWS::Synthetics::Canary',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    started: flag({
      terraform: 'start_canary',
      cloudformation: 'StartCanaryAfterCreation',
      default: { terraform: false },
    }),
    schedule: text({ terraform: 'schedule.expression', cloudformation: 'Schedule.Expression' }),
    role: link({
      terraform: 'execution_role_arn',
      cloudformation: 'ExecutionRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    subnets: link({
      terraform: 'vpc_config.subnet_ids',
      cloudformation: 'VPCConfig.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const canaryGroup = defineKind({
  id: 'synthetics-group',
  name: 'Amazon CloudWatch Synthetics group',
  terraform: 'aws_synthetics_group',
  cloudformation: 'AWS::Synthetics::Group',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});
