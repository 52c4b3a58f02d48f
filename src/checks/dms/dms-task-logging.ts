import { dmsTask } from '../../architecture/kinds/dms.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const dmsTaskLogging = defineCheck({
  id: 'dms-task-logging',
  kind: dmsTask,
  title: 'DMS task writes a log',
  why: 'A row that does not fit the target is skipped, and the task goes on. Without its log nobody learns which rows are missing until customers ask for them.',
  remediation: 'Set Logging.EnableLogging in the settings of the task.',
  links: [
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html',
  ],
  examine: ({ logging, settings }) => {
    if (settings.state === 'unresolved' && logging.state !== 'known')
      return inconclusive(settings.reason, settings.location);
    return expectTrue(logging, {
      supports: 'The task writes a log.',
      contradicts: 'The task writes no log.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dms_replication_task" "orders" {
  replication_task_id      = "orders"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = "arn:aws:dms:eu-west-1:111122223333:rep:1"
  source_endpoint_arn      = "arn:aws:dms:eu-west-1:111122223333:endpoint:1"
  target_endpoint_arn      = "arn:aws:dms:eu-west-1:111122223333:endpoint:2"
  table_mappings           = "{}"
  replication_task_settings = jsonencode({
    Logging = { EnableLogging = true }
  })
}`,
      contradicts: `
resource "aws_dms_replication_task" "orders" {
  replication_task_id      = "orders"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = "arn:aws:dms:eu-west-1:111122223333:rep:1"
  source_endpoint_arn      = "arn:aws:dms:eu-west-1:111122223333:endpoint:1"
  target_endpoint_arn      = "arn:aws:dms:eu-west-1:111122223333:endpoint:2"
  table_mappings           = "{}"
}`,
      inconclusive: `
variable "settings" {
  type = string
}

resource "aws_dms_replication_task" "orders" {
  replication_task_id       = "orders"
  migration_type            = "full-load-and-cdc"
  replication_instance_arn  = "arn:aws:dms:eu-west-1:111122223333:rep:1"
  source_endpoint_arn       = "arn:aws:dms:eu-west-1:111122223333:endpoint:1"
  target_endpoint_arn       = "arn:aws:dms:eu-west-1:111122223333:endpoint:2"
  table_mappings            = "{}"
  replication_task_settings = var.settings
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:111122223333:rep:1
      SourceEndpointArn: arn:aws:dms:eu-west-1:111122223333:endpoint:1
      TargetEndpointArn: arn:aws:dms:eu-west-1:111122223333:endpoint:2
      TableMappings: "{}"
      ReplicationTaskSettings: '{"Logging": {"EnableLogging": true}}'`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:111122223333:rep:1
      SourceEndpointArn: arn:aws:dms:eu-west-1:111122223333:endpoint:1
      TargetEndpointArn: arn:aws:dms:eu-west-1:111122223333:endpoint:2
      TableMappings: "{}"
      ReplicationTaskSettings: '{"Logging": {"EnableLogging": false}}'`,
    },
  },
});
