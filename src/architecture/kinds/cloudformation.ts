import { defineKind, flag, link, number, presence, text, texts } from '../index.ts';

/** A stack inside another one, or one that Terraform makes. */
export const cloudformationStack = defineKind({
  id: 'cloudformation-stack',
  name: 'AWS CloudFormation stack',
  terraform: 'aws_cloudformation_stack',
  cloudformation: 'AWS::CloudFormation::Stack',
  names: { terraform: 'name' },
  attributes: {
    disableRollback: flag({ terraform: 'disable_rollback', default: false }),
    onFailure: text({ terraform: 'on_failure', default: 'ROLLBACK' }),
    notifications: link({
      terraform: 'notification_arns',
      cloudformation: 'NotificationARNs',
      relation: 'triggers',
      to: ['sns-topic'],
    }),
  },
});

export const stackSet = defineKind({
  id: 'cloudformation-stack-set',
  name: 'AWS CloudFormation StackSet',
  terraform: 'aws_cloudformation_stack_set',
  cloudformation: 'AWS::CloudFormation::StackSet',
  names: { terraform: 'name', cloudformation: 'StackSetName' },
  attributes: {
    toleratedFailures: number({
      terraform: 'operation_preferences.failure_tolerance_count',
      cloudformation: 'OperationPreferences.FailureToleranceCount',
    }),
    toleratedFailurePercent: number({
      terraform: 'operation_preferences.failure_tolerance_percentage',
      cloudformation: 'OperationPreferences.FailureTolerancePercentage',
    }),
    maxConcurrentPercent: number({
      terraform: 'operation_preferences.max_concurrent_percentage',
      cloudformation: 'OperationPreferences.MaxConcurrentPercentage',
    }),
    regionConcurrency: text({
      terraform: 'operation_preferences.region_concurrency_type',
      cloudformation: 'OperationPreferences.RegionConcurrencyType',
      default: 'SEQUENTIAL',
    }),
    regions: texts({
      terraform: [
        { companion: 'aws_cloudformation_stack_set_instance', joinedBy: 'stack_set_name', at: 'region' },
        { companion: 'aws_cloudformation_stack_instances', joinedBy: 'stack_set_name', at: 'regions' },
      ],
      cloudformation: 'StackInstancesGroup.Regions',
    }),
    instances: presence({
      terraform: [
        { companion: 'aws_cloudformation_stack_set_instance', joinedBy: 'stack_set_name', at: '' },
        { companion: 'aws_cloudformation_stack_instances', joinedBy: 'stack_set_name', at: '' },
      ],
      cloudformation: 'StackInstancesGroup',
    }),
  },
});

export const cloudformationMacro = defineKind({
  id: 'cloudformation-macro',
  name: 'AWS CloudFormation macro',
  cloudformation: 'AWS::CloudFormation::Macro',
  names: { cloudformation: 'Name' },
  attributes: {
    function: link({
      cloudformation: 'FunctionName',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
  },
});

/** Something that only a function of one's own can make. */
export const customResource = defineKind({
  id: 'cloudformation-custom-resource',
  name: 'AWS CloudFormation custom resource',
  cloudformation: 'AWS::CloudFormation::CustomResource',
  attributes: {
    function: link({
      cloudformation: 'ServiceToken',
      relation: 'triggers',
      to: ['lambda-function', 'sns-topic'],
    }),
  },
});

/** Holds a stack back until something outside reports success. */
export const waitCondition = defineKind({
  id: 'cloudformation-wait-condition',
  name: 'AWS CloudFormation wait condition',
  cloudformation: ['AWS::CloudFormation::WaitCondition', 'AWS::CloudFormation::WaitConditionHandle'],
  attributes: {},
});

/** Looks at resources before a stack makes them. */
export const cloudformationHook = defineKind({
  id: 'cloudformation-hook',
  name: 'AWS CloudFormation hook',
  cloudformation: ['AWS::CloudFormation::GuardHook', 'AWS::CloudFormation::LambdaHook'],
  attributes: {
    failureMode: text({ cloudformation: 'FailureMode' }),
  },
});
