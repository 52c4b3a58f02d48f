import { iotTopicRule } from '../../architecture/kinds/iot.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const iotRuleErrorAction = defineCheck({
  id: 'iot-rule-error-action',
  kind: iotTopicRule,
  title: 'Messages of devices that a rule cannot deliver are kept',
  why: 'A device sends a reading once and forgets it. If the table or stream behind the rule refuses it, the reading is dropped without a word, unless the rule has an error action that puts it somewhere else.',
  remediation: 'Add an error action that sends the message and the error to a queue or bucket.',
  links: ['https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html'],
  examine: ({ errorAction }) =>
    expectTrue(errorAction, {
      supports: 'What cannot be delivered goes to the error action.',
      contradicts: 'What cannot be delivered is dropped.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_iot_topic_rule" "readings" {
  name        = "readings"
  enabled     = true
  sql         = "SELECT * FROM 'meters/+'"
  sql_version = "2016-03-23"

  kinesis {
    partition_key = "$\${topic()}"
    role_arn      = "arn:aws:iam::111122223333:role/readings"
    stream_name   = "readings"
  }

  error_action {
    sqs {
      queue_url  = "https://sqs.eu-west-1.amazonaws.com/111122223333/failed-readings"
      role_arn   = "arn:aws:iam::111122223333:role/readings"
      use_base64 = false
    }
  }
}`,
      contradicts: `
resource "aws_iot_topic_rule" "readings" {
  name        = "readings"
  enabled     = true
  sql         = "SELECT * FROM 'meters/+'"
  sql_version = "2016-03-23"

  lambda {
    function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:readings"
  }
}`,
      inconclusive: `
variable "with_rule" {
  type = bool
}

resource "aws_iot_topic_rule" "readings" {
  count       = var.with_rule ? 1 : 0
  name        = "readings"
  enabled     = true
  sql         = "SELECT * FROM 'meters/+'"
  sql_version = "2016-03-23"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Readings:
    Type: AWS::IoT::TopicRule
    Properties:
      TopicRulePayload:
        Sql: SELECT * FROM 'meters/+'
        Actions:
          - Lambda:
              FunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:readings
        ErrorAction:
          S3:
            BucketName: failed-readings
            Key: \${topic()}/\${timestamp()}
            RoleArn: arn:aws:iam::111122223333:role/readings`,
      contradicts: `
Resources:
  Readings:
    Type: AWS::IoT::TopicRule
    Properties:
      TopicRulePayload:
        Sql: SELECT * FROM 'meters/+'
        Actions:
          - Lambda:
              FunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:readings`,
    },
  },
});
