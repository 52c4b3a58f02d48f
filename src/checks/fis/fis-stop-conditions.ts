import { experimentTemplate } from '../../architecture/kinds/fis.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const fisStopConditions = defineCheck({
  id: 'fis-stop-conditions',
  kind: experimentTemplate,
  title: 'Fault injection experiment stops by itself when users are hit',
  why: 'An experiment breaks something on purpose to see whether the workload stands it. If it does not, the experiment has become an outage, and only an alarm as stop condition ends it at once.',
  remediation: 'Name an alarm on what users feel, such as the error rate, as stop condition.',
  links: ['https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html'],
  examine: ({ location, stopConditions }) => {
    if (stopConditions.state === 'unresolved')
      return inconclusive(stopConditions.reason, stopConditions.location);
    if (stopConditions.state === 'absent') return contradicts('No condition stops the experiment.', location);
    const sources = stopConditions.value.items.map(({ source }) => source);
    const alarm = sources.find((source) => source.state === 'known' && source.value !== 'none');
    if (alarm !== undefined) return supports('An alarm stops the experiment.', alarm.location);
    const open = sources.find((source) => source.state === 'unresolved');
    const reason = open?.state === 'unresolved' ? open.reason : stopConditions.value.open[0];
    return reason === undefined
      ? contradicts('No condition stops the experiment.', stopConditions.location)
      : inconclusive(reason, stopConditions.location);
  },
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
    source = "none"
  }
}`,
      inconclusive: `
variable "stop" {
  type = string
}

resource "aws_fis_experiment_template" "lose_a_server" {
  description = "Stops one server"
  role_arn    = "arn:aws:iam::111122223333:role/experiments"

  action {
    name      = "stop"
    action_id = "aws:ec2:stop-instances"
  }

  stop_condition {
    source = var.stop
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
        - { Source: "aws:cloudwatch:alarm", Value: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders" }`,
      contradicts: `
Resources:
  LoseAServer:
    Type: AWS::FIS::ExperimentTemplate
    Properties:
      Description: Stops one server
      RoleArn: arn:aws:iam::111122223333:role/experiments
      Targets: {}
      StopConditions:
        - { Source: none }`,
    },
  },
});
