import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectOneOf, inconclusive } from '../expectations.ts';

export const ecsContainerLogging = defineCheck({
  id: 'ecs-container-logging',
  kind: taskDefinition,
  title: 'Containers send their logs out of the container',
  why: 'A container takes its output with it when it stops, and it stops most often when something went wrong. Logs that were sent on are there afterwards.',
  remediation:
    'Give each container a log configuration, such as awslogs with a log group that has a retention, or awsfirelens.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'],
  blindSpots: ['Programs that send their logs away themselves are not recognised.'],
  examine: ({ containers }) => {
    if (containers.state === 'absent') return 'not-applicable';
    if (containers.state === 'unresolved') return inconclusive(containers.reason, containers.location);
    return containers.value.items.map(({ location, logDriver, name }) => {
      if (logDriver.state === 'absent') {
        const which = name.state === 'known' ? `Container ${name.value}` : 'A container';
        return contradicts(`${which} has no log configuration.`, location);
      }
      return expectOneOf(logDriver, ['awslogs', 'awsfirelens', 'splunk', 'fluentd', 'gelf', 'syslog'], {
        supports: (driver) => `Logs go out through ${driver}.`,
        contradicts: (driver) => `Logs stay on the host (${driver}).`,
      });
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "import" {
  family = "import"
  container_definitions = jsonencode([
    {
      name  = "import"
      image = "import:3"
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = "import", awslogs-region = "eu-west-1", awslogs-stream-prefix = "import" }
      }
    }
  ])
}`,
      contradicts: `
resource "aws_ecs_task_definition" "import" {
  family                = "import"
  container_definitions = jsonencode([{ name = "import", image = "import:3" }])
}`,
      inconclusive: `
variable "log_driver" {
  type = string
}

resource "aws_ecs_task_definition" "import" {
  family = "import"
  container_definitions = jsonencode([
    { name = "import", image = "import:3", logConfiguration = { logDriver = var.log_driver } }
  ])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Import:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: import
          Image: import:3
          LogConfiguration:
            LogDriver: awsfirelens`,
      contradicts: `
Resources:
  Import:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: import
          Image: import:3
          LogConfiguration:
            LogDriver: json-file`,
    },
  },
});
