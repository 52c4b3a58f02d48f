import { defineKind, flag, items, link, number, text, texts } from '../index.ts';

export const batchComputeEnvironment = defineKind({
  id: 'batch-compute-environment',
  name: 'AWS Batch compute environment',
  terraform: 'aws_batch_compute_environment',
  cloudformation: 'AWS::Batch::ComputeEnvironment',
  names: { terraform: 'compute_environment_name', cloudformation: 'ComputeEnvironmentName' },
  attributes: {
    managed: flag({
      terraform: 'type',
      cloudformation: 'Type',
      trueWhen: ['MANAGED', 'managed'],
      falseWhen: ['UNMANAGED', 'unmanaged'],
    }),
    /** `EC2`, `SPOT`, `FARGATE` or `FARGATE_SPOT`. */
    resourceType: text({ terraform: 'compute_resources.type', cloudformation: 'ComputeResources.Type' }),
    instanceTypes: texts({
      terraform: 'compute_resources.instance_type',
      cloudformation: 'ComputeResources.InstanceTypes',
    }),
    minVcpus: number({
      terraform: 'compute_resources.min_vcpus',
      cloudformation: 'ComputeResources.MinvCpus',
      default: 0,
    }),
    allocationStrategy: text({
      terraform: 'compute_resources.allocation_strategy',
      cloudformation: 'ComputeResources.AllocationStrategy',
      default: 'BEST_FIT',
    }),
    subnets: link({
      terraform: 'compute_resources.subnets',
      cloudformation: 'ComputeResources.Subnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'compute_resources.security_group_ids',
      cloudformation: 'ComputeResources.SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

export const batchJobQueue = defineKind({
  id: 'batch-job-queue',
  name: 'AWS Batch job queue',
  terraform: 'aws_batch_job_queue',
  cloudformation: 'AWS::Batch::JobQueue',
  names: { terraform: 'name', cloudformation: 'JobQueueName' },
  attributes: {
    environments: link({
      terraform: ['compute_environment_order.compute_environment', 'compute_environments'],
      cloudformation: 'ComputeEnvironmentOrder.ComputeEnvironment',
      relation: 'uses',
      to: ['batch-compute-environment'],
    }),
  },
});

export const batchJobDefinition = defineKind({
  id: 'batch-job-definition',
  name: 'AWS Batch job definition',
  terraform: 'aws_batch_job_definition',
  cloudformation: 'AWS::Batch::JobDefinition',
  names: { terraform: 'name', cloudformation: 'JobDefinitionName' },
  attributes: {
    attempts: number({ terraform: 'retry_strategy.attempts', cloudformation: 'RetryStrategy.Attempts' }),
    timeoutSeconds: number({
      terraform: 'timeout.attempt_duration_seconds',
      cloudformation: 'Timeout.AttemptDurationSeconds',
    }),
    platforms: texts({ terraform: 'platform_capabilities', cloudformation: 'PlatformCapabilities' }),
    containers: items({
      terraform: 'container_properties',
      cloudformation: 'ContainerProperties',
      fields: {
        privileged: flag({ terraform: 'privileged', cloudformation: 'Privileged', default: false }),
        environment: items({
          terraform: 'environment',
          cloudformation: 'Environment',
          fields: {
            name: text({ terraform: 'name', cloudformation: 'Name' }),
            value: text({ terraform: 'value', cloudformation: 'Value' }),
          },
        }),
      },
    }),
  },
});
