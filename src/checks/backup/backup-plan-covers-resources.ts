import { backupPlan, backupSelection } from '../../architecture/kinds/backup.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const backupPlanCoversResources = defineCheck({
  id: 'backup-plan-covers-resources',
  kind: backupPlan,
  related: [backupSelection],
  title: 'AWS Backup plan has resources assigned to it',
  why: 'A backup plan says when and where to, but backs up nothing until resources are assigned to it, one by one or by their tags.',
  remediation: 'Assign resources to the plan, best by a tag that every resource with data carries.',
  links: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
  blindSpots: ['Whether all data is covered, and whether resources carry the tag, is not judged.'],
  examine: (plan, neighbours) => {
    const selections = neighbours.referrers(plan, backupSelection, 'plan');
    if (selections.length === 0) return inconclusive('No assignment to the plan is in this code.', plan);
    const covering = selections.find(
      ({ byTag, resourceArns }) =>
        (byTag.state === 'known' && byTag.value) || resourceArns.state !== 'absent',
    );
    return covering === undefined
      ? contradicts('The assignments to the plan name no resource.', selections[0] ?? plan)
      : supports('Resources are assigned to the plan.', covering);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_backup_plan" "weekly" {
  name = "weekly"
  rule {
    rule_name         = "weekly"
    target_vault_name = "main"
  }
}

resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  plan_id      = aws_backup_plan.weekly.id
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "weekly"
  }
}`,
      contradicts: `
resource "aws_backup_plan" "weekly" {
  name = "weekly"
  rule {
    rule_name         = "weekly"
    target_vault_name = "main"
  }
}

resource "aws_backup_selection" "nothing" {
  name         = "nothing"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  plan_id      = aws_backup_plan.weekly.id
}`,
      inconclusive: `
resource "aws_backup_plan" "weekly" {
  name = "weekly"
  rule {
    rule_name         = "weekly"
    target_vault_name = "main"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Weekly:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: weekly
        BackupPlanRule:
          - RuleName: weekly
            TargetBackupVault: main
  Tables:
    Type: AWS::Backup::BackupSelection
    Properties:
      BackupPlanId: !Ref Weekly
      BackupSelection:
        SelectionName: tables
        IamRoleArn: arn:aws:iam::111122223333:role/backup
        Resources:
          - arn:aws:dynamodb:*:*:table/*`,
      contradicts: `
Resources:
  Weekly:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: weekly
        BackupPlanRule:
          - RuleName: weekly
            TargetBackupVault: main
  Nothing:
    Type: AWS::Backup::BackupSelection
    Properties:
      BackupPlanId: !Ref Weekly
      BackupSelection:
        SelectionName: nothing
        IamRoleArn: arn:aws:iam::111122223333:role/backup`,
    },
  },
});
