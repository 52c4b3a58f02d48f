import { backupPlan } from '../../architecture/kinds/backup.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const backupPlanRetention = defineCheck({
  id: 'backup-plan-retention',
  kind: backupPlan,
  title: 'AWS Backup plan removes backups after a set time',
  why: 'Where no end is set, AWS Backup keeps every recovery point for ever. The bill grows with every night, and so does the amount of data that must be protected.',
  remediation:
    'Give every rule of the plan a lifecycle that deletes recovery points when they are no longer needed.',
  links: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html'],
  blindSpots: ['Whether the time fits the recovery objectives and the law is not judged.'],
  examine: ({ rules }) => {
    if (rules.state === 'absent') return 'not-applicable';
    if (rules.state === 'unresolved') return inconclusive(rules.reason, rules.location);
    return [
      ...rules.value.items.map(({ retentionDays }) =>
        expect(retentionDays, (days) => days > 0, {
          supports: (days) => `Backups are removed after ${days} days.`,
          contradicts: 'Backups are kept for ever.',
        }),
      ),
      ...rules.value.open.map((reason) => inconclusive(reason, rules.location)),
    ];
  },
  examples: {
    terraform: {
      supports: `
resource "aws_backup_plan" "nightly" {
  name = "nightly"
  rule {
    rule_name         = "nightly"
    target_vault_name = "main"
    schedule          = "cron(0 3 * * ? *)"
    lifecycle {
      delete_after = 35
    }
  }
}`,
      contradicts: `
resource "aws_backup_plan" "nightly" {
  name = "nightly"
  rule {
    rule_name         = "nightly"
    target_vault_name = "main"
    schedule          = "cron(0 3 * * ? *)"
  }
}`,
      inconclusive: `
variable "keep_days" {
  type = number
}

resource "aws_backup_plan" "nightly" {
  name = "nightly"
  rule {
    rule_name         = "nightly"
    target_vault_name = "main"
    schedule          = "cron(0 3 * * ? *)"
    lifecycle {
      delete_after = var.keep_days
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Nightly:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: nightly
        BackupPlanRule:
          - RuleName: nightly
            TargetBackupVault: main
            Lifecycle:
              DeleteAfterDays: 35`,
      contradicts: `
Resources:
  Nightly:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: nightly
        BackupPlanRule:
          - RuleName: nightly
            TargetBackupVault: main`,
    },
  },
});
