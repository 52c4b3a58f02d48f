import { defineKind, flag, items, link, number, policy, presence, tagMap, text, texts } from '../index.ts';

export const backupPlan = defineKind({
  id: 'backup-plan',
  name: 'AWS Backup plan',
  terraform: 'aws_backup_plan',
  cloudformation: 'AWS::Backup::BackupPlan',
  names: { terraform: 'name', cloudformation: 'BackupPlan.BackupPlanName' },
  attributes: {
    rules: items({
      terraform: 'rule',
      cloudformation: 'BackupPlan.BackupPlanRule',
      fields: {
        name: text({ terraform: 'rule_name', cloudformation: 'RuleName' }),
        schedule: text({ terraform: 'schedule', cloudformation: 'ScheduleExpression' }),
        retentionDays: number({
          terraform: 'lifecycle.delete_after',
          cloudformation: 'Lifecycle.DeleteAfterDays',
        }),
        coldStorageAfterDays: number({
          terraform: 'lifecycle.cold_storage_after',
          cloudformation: 'Lifecycle.MoveToColdStorageAfterDays',
        }),
        /** Backups from which any second can be restored. */
        continuous: flag({
          terraform: 'enable_continuous_backup',
          cloudformation: 'EnableContinuousBackup',
          default: false,
        }),
        copies: presence({ terraform: 'copy_action', cloudformation: 'CopyActions' }),
      },
    }),
    vaults: link({
      terraform: ['rule.target_vault_name', 'rule.copy_action.destination_vault_arn'],
      cloudformation: [
        'BackupPlan.BackupPlanRule.TargetBackupVault',
        'BackupPlan.BackupPlanRule.CopyActions.DestinationBackupVaultArn',
      ],
      relation: 'uses',
      to: ['backup-vault'],
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'BackupPlanTags' }),
  },
});

export const backupVault = defineKind({
  id: 'backup-vault',
  name: 'AWS Backup vault',
  terraform: 'aws_backup_vault',
  cloudformation: 'AWS::Backup::BackupVault',
  names: { terraform: 'name', cloudformation: 'BackupVaultName' },
  attributes: {
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'EncryptionKeyArn',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** Nobody can delete recovery points before their time. */
    lock: presence({
      terraform: { companion: 'aws_backup_vault_lock_configuration', joinedBy: 'backup_vault_name', at: '' },
      cloudformation: 'LockConfiguration',
    }),
    policy: policy({
      terraform: { companion: 'aws_backup_vault_policy', joinedBy: 'backup_vault_name', at: 'policy' },
      cloudformation: 'AccessPolicy',
    }),
    notifications: presence({
      terraform: { companion: 'aws_backup_vault_notifications', joinedBy: 'backup_vault_name', at: '' },
      cloudformation: 'Notifications',
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'BackupVaultTags' }),
  },
});

/** What a backup plan covers. */
export const backupSelection = defineKind({
  id: 'backup-selection',
  name: 'AWS Backup resource assignment',
  terraform: 'aws_backup_selection',
  cloudformation: 'AWS::Backup::BackupSelection',
  attributes: {
    plan: link({
      terraform: 'plan_id',
      cloudformation: 'BackupPlanId',
      relation: 'uses',
      to: ['backup-plan'],
    }),
    resources: link({
      terraform: 'resources',
      cloudformation: 'BackupSelection.Resources',
      relation: 'protects',
    }),
    resourceArns: texts({ terraform: 'resources', cloudformation: 'BackupSelection.Resources' }),
    byTag: presence({
      terraform: ['selection_tag', 'condition'],
      cloudformation: ['BackupSelection.ListOfTags', 'BackupSelection.Conditions'],
    }),
  },
});

/** Restores recovery points on a schedule, to see whether they can be restored. */
export const backupRestoreTestingPlan = defineKind({
  id: 'backup-restore-testing-plan',
  name: 'AWS Backup restore testing plan',
  terraform: 'aws_backup_restore_testing_plan',
  cloudformation: 'AWS::Backup::RestoreTestingPlan',
  names: { terraform: 'name', cloudformation: 'RestoreTestingPlanName' },
  attributes: {
    schedule: text({ terraform: 'schedule_expression', cloudformation: 'ScheduleExpression' }),
  },
});

export const backupRestoreTestingSelection = defineKind({
  id: 'backup-restore-testing-selection',
  name: 'AWS Backup restore testing assignment',
  terraform: 'aws_backup_restore_testing_selection',
  cloudformation: 'AWS::Backup::RestoreTestingSelection',
  attributes: {
    plan: link({
      terraform: 'restore_testing_plan_name',
      cloudformation: 'RestoreTestingPlanName',
      relation: 'uses',
      to: ['backup-restore-testing-plan'],
    }),
    resourceType: text({
      terraform: 'protected_resource_type',
      cloudformation: 'ProtectedResourceType',
    }),
  },
});

export const backupFramework = defineKind({
  id: 'backup-framework',
  name: 'AWS Backup audit framework',
  terraform: ['aws_backup_framework', 'aws_backup_report_plan'],
  cloudformation: ['AWS::Backup::Framework', 'AWS::Backup::ReportPlan'],
  attributes: {
    tags: tagMap({
      terraform: ['tags_all', 'tags'],
      cloudformation: ['FrameworkTags', 'ReportPlanTags'],
    }),
  },
});
