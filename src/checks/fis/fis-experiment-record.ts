import { experimentTemplate } from '../../architecture/kinds/fis.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const fisExperimentRecord = defineCheck({
  id: 'fis-experiment-record',
  kind: experimentTemplate,
  title: 'Fault injection experiment leaves a record',
  why: 'What was learned from an experiment lies in its course: what was broken when, and what happened then. Without a log or report the next team can only break it again.',
  remediation: 'Send the log of experiments to CloudWatch Logs or S3, or let FIS write a report.',
  links: ['https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html'],
  examine: ({ logs }) =>
    expectTrue(logs, {
      supports: 'The course of the experiment is kept.',
      contradicts: 'Nothing keeps the course of the experiment.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_fis_experiment_template" "lose_a_server" {
  description = "Stops one server"
  role_arn    = "arn:aws:iam::111122223333:role/experiments"

  action {
    name      = "stop"
    action_id = "aws:ec2:stop-instances"
  }

  stop_condition {
    source = "aws:cloudwatch:alarm"
    value  = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders"
  }

  log_configuration {
    log_schema_version = 2

    s3_configuration {
      bucket_name = "experiments"
    }
  }
}`,
      contradicts: `
resource "aws_fis_experiment_template" "lose_a_server" {
  description = "Stops one server"
  role_arn    = "arn:aws:iam::111122223333:role/experiments"

  action {
    name      = "stop"
    action_id = "aws:ec2:stop-instances"
  }

  stop_condition {
    source = "aws:cloudwatch:alarm"
    value  = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders"
  }
}`,
      inconclusive: `
variable "buckets" {
  type = list(string)
}

resource "aws_fis_experiment_template" "lose_a_server" {
  description = "Stops one server"
  role_arn    = "arn:aws:iam::111122223333:role/experiments"

  action {
    name      = "stop"
    action_id = "aws:ec2:stop-instances"
  }

  stop_condition {
    source = "aws:cloudwatch:alarm"
    value  = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders"
  }

  dynamic "log_configuration" {
    for_each = var.buckets
    content {
      log_schema_version = 2

      s3_configuration {
        bucket_name = log_configuration.value
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  LoseAServer:
    Type: AWS::FIS::ExperimentTemplate
    Properties:
      Description: Stops one server
      RoleArn: arn:aws:iam::111122223333:role/experiments
      Targets: {}
      StopConditions:
        - { Source: "aws:cloudwatch:alarm", Value: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders" }
      LogConfiguration:
        LogSchemaVersion: 2
        S3Configuration: { BucketName: experiments }`,
      contradicts: `
Resources:
  LoseAServer:
    Type: AWS::FIS::ExperimentTemplate
    Properties:
      Description: Stops one server
      RoleArn: arn:aws:iam::111122223333:role/experiments
      Targets: {}
      StopConditions:
        - { Source: "aws:cloudwatch:alarm", Value: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders" }`,
    },
  },
});
