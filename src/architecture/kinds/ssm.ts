import { defineKind, items, link, number, presence, text, texts } from '../index.ts';

export const ssmParameter = defineKind({
  id: 'ssm-parameter',
  name: 'AWS Systems Manager parameter',
  terraform: 'aws_ssm_parameter',
  cloudformation: 'AWS::SSM::Parameter',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    name: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
    type: text({ terraform: 'type', cloudformation: 'Type' }),
    value: text({ terraform: ['value', 'insecure_value'], cloudformation: 'Value' }),
    /** A value that never reaches Terraform's state. */
    writeOnlyValue: presence({ terraform: 'value_wo_version' }),
    ignoredChanges: texts({ terraform: 'lifecycle.ignore_changes' }),
    encryptionKey: link({ terraform: 'key_id', relation: 'encrypts-with', to: ['kms-key'] }),
  },
});

/** A script for many machines, a runbook, or the settings of Session Manager. */
export const ssmDocument = defineKind({
  id: 'ssm-document',
  name: 'AWS Systems Manager document',
  terraform: 'aws_ssm_document',
  cloudformation: 'AWS::SSM::Document',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    name: text({ terraform: 'name', cloudformation: 'Name' }),
    type: text({
      terraform: 'document_type',
      cloudformation: 'DocumentType',
      default: { cloudformation: 'Command' },
    }),
    /** The whole content as text, where it is text. */
    content: text({ terraform: 'content', cloudformation: 'Content' }),
    actions: texts({
      terraform: 'content.mainSteps.action',
      cloudformation: 'Content.mainSteps.action',
    }),
    sharedWith: texts({ terraform: 'permissions.account_ids' }),
    sessionLogGroup: text({
      terraform: 'content.inputs.cloudWatchLogGroupName',
      cloudformation: 'Content.inputs.cloudWatchLogGroupName',
      outline: true,
    }),
    sessionLogBucket: text({
      terraform: 'content.inputs.s3BucketName',
      cloudformation: 'Content.inputs.s3BucketName',
      outline: true,
    }),
  },
});

/** A document that State Manager applies to machines, once or again and again. */
export const ssmAssociation = defineKind({
  id: 'ssm-association',
  name: 'AWS Systems Manager State Manager association',
  terraform: 'aws_ssm_association',
  cloudformation: 'AWS::SSM::Association',
  names: { terraform: 'association_name', cloudformation: 'AssociationName' },
  attributes: {
    documentName: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
    document: link({ terraform: 'name', cloudformation: 'Name', relation: 'uses', to: ['ssm-document'] }),
    schedule: text({ terraform: 'schedule_expression', cloudformation: 'ScheduleExpression' }),
    operation: texts({ terraform: 'parameters.Operation', cloudformation: 'Parameters.Operation' }),
    maxConcurrency: text({ terraform: 'max_concurrency', cloudformation: 'MaxConcurrency' }),
    maxErrors: text({ terraform: 'max_errors', cloudformation: 'MaxErrors' }),
  },
});

export const patchBaseline = defineKind({
  id: 'ssm-patch-baseline',
  name: 'AWS Systems Manager patch baseline',
  terraform: 'aws_ssm_patch_baseline',
  cloudformation: 'AWS::SSM::PatchBaseline',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    approvalRules: items({
      terraform: 'approval_rule',
      cloudformation: 'ApprovalRules.PatchRules',
      fields: {
        approveAfterDays: number({ terraform: 'approve_after_days', cloudformation: 'ApproveAfterDays' }),
        approveUntilDate: text({ terraform: 'approve_until_date', cloudformation: 'ApproveUntilDate' }),
        classifications: texts({
          terraform: 'patch_filter.values',
          cloudformation: 'PatchFilterGroup.PatchFilters.Values',
        }),
      },
    }),
    patchGroups: presence({
      terraform: [
        { companion: 'aws_ssm_patch_group', joinedBy: 'baseline_id', at: 'patch_group' },
        { companion: 'aws_ssm_default_patch_baseline', joinedBy: 'baseline_id', at: '' },
      ],
      cloudformation: ['PatchGroups', 'DefaultBaseline'],
    }),
  },
});

export const maintenanceWindow = defineKind({
  id: 'ssm-maintenance-window',
  name: 'AWS Systems Manager maintenance window',
  terraform: 'aws_ssm_maintenance_window',
  cloudformation: 'AWS::SSM::MaintenanceWindow',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    targets: presence({
      terraform: { companion: 'aws_ssm_maintenance_window_target', joinedBy: 'window_id', at: '' },
      cloudformation: { companion: 'AWS::SSM::MaintenanceWindowTarget', joinedBy: 'WindowId', at: '' },
    }),
  },
});

export const maintenanceWindowTask = defineKind({
  id: 'ssm-maintenance-window-task',
  name: 'AWS Systems Manager maintenance window task',
  terraform: 'aws_ssm_maintenance_window_task',
  cloudformation: 'AWS::SSM::MaintenanceWindowTask',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    window: link({
      terraform: 'window_id',
      cloudformation: 'WindowId',
      relation: 'in',
      to: ['ssm-maintenance-window'],
    }),
    documentName: text({ terraform: 'task_arn', cloudformation: 'TaskArn', outline: true }),
    task: link({
      terraform: 'task_arn',
      cloudformation: 'TaskArn',
      relation: 'triggers',
      to: ['ssm-document', 'lambda-function', 'stepfunctions-state-machine'],
    }),
    parameters: items({
      terraform: 'task_invocation_parameters.run_command_parameters.parameter',
      fields: { name: text({ terraform: 'name' }), values: texts({ terraform: 'values' }) },
    }),
    operation: texts({
      cloudformation: [
        'TaskInvocationParameters.MaintenanceWindowRunCommandParameters.Parameters.Operation',
        'TaskParameters.Operation.Values',
      ],
    }),
    maxConcurrency: text({ terraform: 'max_concurrency', cloudformation: 'MaxConcurrency' }),
    maxErrors: text({ terraform: 'max_errors', cloudformation: 'MaxErrors' }),
  },
});

/** Lets machines outside AWS register with Systems Manager. */
export const ssmActivation = defineKind({
  id: 'ssm-activation',
  name: 'AWS Systems Manager hybrid activation',
  terraform: 'aws_ssm_activation',
  names: { terraform: 'name' },
  attributes: {
    role: link({ terraform: 'iam_role', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const ssmResourceDataSync = defineKind({
  id: 'ssm-resource-data-sync',
  name: 'AWS Systems Manager resource data sync',
  terraform: 'aws_ssm_resource_data_sync',
  cloudformation: 'AWS::SSM::ResourceDataSync',
  names: { terraform: 'name', cloudformation: 'SyncName' },
  attributes: {
    bucket: link({
      terraform: 's3_destination.bucket_name',
      cloudformation: ['S3Destination.BucketName', 'BucketName'],
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
  },
});

export const ssmServiceSetting = defineKind({
  id: 'ssm-service-setting',
  name: 'AWS Systems Manager service setting',
  terraform: 'aws_ssm_service_setting',
  attributes: {},
});
