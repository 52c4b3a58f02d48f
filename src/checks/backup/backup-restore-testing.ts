import { backupRestoreTestingPlan, backupRestoreTestingSelection } from '../../architecture/kinds/backup.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const backupRestoreTesting = defineCheck({
  id: 'backup-restore-testing',
  kind: backupRestoreTestingPlan,
  related: [backupRestoreTestingSelection],
  title: 'AWS Backup restore test has resources to restore',
  why: 'A backup that was never restored is a hope. A restore testing plan restores recovery points by itself and tells whether that worked, but only those of resources that are assigned to it.',
  remediation:
    'Assign resources of every type that you would have to restore, and have a function look into the restored data.',
  links: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html'],
  blindSpots: ['Restores that people rehearse by hand are not seen.'],
  examine: (plan, neighbours) => {
    const selections = neighbours.referrers(plan, backupRestoreTestingSelection, 'plan');
    const types = selections.flatMap(({ resourceType }) =>
      resourceType.state === 'known' ? [resourceType.value] : [],
    );
    const [first] = selections;
    if (first !== undefined) {
      const [uncertain] = selections.flatMap(({ declared }) => declared.uncertain ?? []);
      return uncertain === undefined || selections.length > 1
        ? supports(`Restores are tested${types.length > 0 ? ` for ${types.join(', ')}` : ''}.`, first)
        : inconclusive(uncertain, first);
    }
    return contradicts('No resource is assigned to the plan: it tests nothing.', plan);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_backup_restore_testing_plan" "monthly" {
  name                = "monthly"
  schedule_expression = "cron(0 4 1 * ? *)"
  recovery_point_selection {
    algorithm            = "LATEST_WITHIN_WINDOW"
    include_vaults       = ["*"]
    recovery_point_types = ["SNAPSHOT"]
  }
}

resource "aws_backup_restore_testing_selection" "databases" {
  name                      = "databases"
  restore_testing_plan_name = aws_backup_restore_testing_plan.monthly.name
  protected_resource_type   = "RDS"
  protected_resource_arns   = ["*"]
  iam_role_arn              = "arn:aws:iam::111122223333:role/restore"
}`,
      contradicts: `
resource "aws_backup_restore_testing_plan" "monthly" {
  name                = "monthly"
  schedule_expression = "cron(0 4 1 * ? *)"
  recovery_point_selection {
    algorithm            = "LATEST_WITHIN_WINDOW"
    include_vaults       = ["*"]
    recovery_point_types = ["SNAPSHOT"]
  }
}`,
      inconclusive: `
variable "test" {
  type = bool
}

resource "aws_backup_restore_testing_plan" "monthly" {
  name                = "monthly"
  schedule_expression = "cron(0 4 1 * ? *)"
  recovery_point_selection {
    algorithm            = "LATEST_WITHIN_WINDOW"
    include_vaults       = ["*"]
    recovery_point_types = ["SNAPSHOT"]
  }
}

resource "aws_backup_restore_testing_selection" "databases" {
  count                     = var.test ? 1 : 0
  name                      = "databases"
  restore_testing_plan_name = aws_backup_restore_testing_plan.monthly.name
  protected_resource_type   = "RDS"
  protected_resource_arns   = ["*"]
  iam_role_arn              = "arn:aws:iam::111122223333:role/restore"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Monthly:
    Type: AWS::Backup::RestoreTestingPlan
    Properties:
      RestoreTestingPlanName: monthly
      ScheduleExpression: cron(0 4 1 * ? *)
  Tables:
    Type: AWS::Backup::RestoreTestingSelection
    Properties:
      RestoreTestingPlanName: !Ref Monthly
      RestoreTestingSelectionName: tables
      ProtectedResourceType: DynamoDB
      IamRoleArn: arn:aws:iam::111122223333:role/restore`,
      contradicts: `
Resources:
  Monthly:
    Type: AWS::Backup::RestoreTestingPlan
    Properties:
      RestoreTestingPlanName: monthly
      ScheduleExpression: cron(0 4 1 * ? *)`,
    },
  },
});
