import { ecsCluster, ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsExecuteCommandLogging = defineCheck({
  id: 'ecs-execute-command-logging',
  kind: ecsService,
  related: [ecsCluster],
  title: 'Sessions inside running containers are recorded',
  why: 'With "execute command" people open a shell in a container of production and can read its data and secrets. Unless the cluster records the sessions, nobody can tell afterwards what was typed there.',
  remediation:
    'Set the logging of the execute command configuration of the cluster to OVERRIDE with a log group or bucket, or turn execute command off.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  blindSpots: ['DEFAULT logs only as far as the task itself logs to CloudWatch.'],
  examine: (service, { follow }) => {
    const { cluster, executeCommand } = service;
    if (executeCommand.state === 'unresolved')
      return inconclusive(executeCommand.reason, executeCommand.location);
    if (executeCommand.state === 'absent' || !executeCommand.value) return 'not-applicable';
    const [home] = follow(cluster, ecsCluster);
    if (home === undefined)
      return inconclusive(
        'The cluster that would record the sessions is declared elsewhere.',
        executeCommand.location,
      );
    const { executeCommandLogging: logging } = home;
    if (logging.state === 'unresolved') return inconclusive(logging.reason, logging.location);
    if (logging.state === 'known' && logging.value === 'NONE')
      return contradicts(`${home.id} keeps no record of sessions in containers.`, logging.location);
    if (logging.state === 'known')
      return supports(`${home.id} records sessions in containers.`, logging.location);
    return inconclusive(
      'The cluster states no logging; sessions are recorded only where the task logs to CloudWatch.',
      executeCommand.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name = "/ecs/sessions"
      }
    }
  }
}

resource "aws_ecs_service" "api" {
  name                   = "api"
  cluster                = aws_ecs_cluster.main.id
  enable_execute_command = true
}`,
      contradicts: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}

resource "aws_ecs_service" "api" {
  name                   = "api"
  cluster                = aws_ecs_cluster.main.id
  enable_execute_command = true
}`,
      inconclusive: `
resource "aws_ecs_service" "api" {
  name                   = "api"
  cluster                = "main"
  enable_execute_command = true
}`,
      'not-applicable': `
resource "aws_ecs_service" "api" {
  name    = "api"
  cluster = "main"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Main:
    Type: AWS::ECS::Cluster
    Properties:
      Configuration:
        ExecuteCommandConfiguration:
          Logging: DEFAULT
  Api:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Main
      EnableExecuteCommand: true`,
      contradicts: `
Resources:
  Main:
    Type: AWS::ECS::Cluster
    Properties:
      Configuration:
        ExecuteCommandConfiguration:
          Logging: NONE
  Api:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Main
      EnableExecuteCommand: true`,
    },
  },
});
