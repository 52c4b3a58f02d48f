import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { iamRole } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsTaskRoleSeparate = defineCheck({
  id: 'ecs-task-role-separate',
  kind: taskDefinition,
  related: [iamRole],
  title: 'The program in a task does not hold the permissions of the agent that starts it',
  why: 'The execution role pulls images and reads secrets before the program starts. If the program runs under the same role, whoever breaks into it can read all these secrets again and pull every image.',
  remediation: 'Make a second role for the program with what it needs alone, and name it as task role.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
  ],
  examine: ({ executionRole, taskRole }, { follow }) => {
    if (taskRole.state === 'absent' || executionRole.state === 'absent') return 'not-applicable';
    const [program] = follow(taskRole, iamRole);
    const [agent] = follow(executionRole, iamRole);
    if (program !== undefined && agent !== undefined) {
      return program === agent
        ? contradicts(`${program.id} is both task role and execution role.`, taskRole.location)
        : supports('Task role and execution role are two.', taskRole.location);
    }
    if (taskRole.state === 'known' && executionRole.state === 'known') {
      const [one] = taskRole.value.literals;
      const [other] = executionRole.value.literals;
      if (one !== undefined && one === other)
        return contradicts('Task role and execution role are the same.', taskRole.location);
      if (one !== undefined && other !== undefined)
        return supports('Task role and execution role are two.', taskRole.location);
    }
    return inconclusive('Which roles the task has is known only at deployment.', taskRole.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "start" {
  assume_role_policy = "{}"
}

resource "aws_iam_role" "mailer" {
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "mailer" {
  family                = "mailer"
  execution_role_arn    = aws_iam_role.start.arn
  task_role_arn         = aws_iam_role.mailer.arn
  container_definitions = jsonencode([{ name = "mailer", image = "mailer:9" }])
}`,
      contradicts: `
resource "aws_iam_role" "mailer" {
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "mailer" {
  family                = "mailer"
  execution_role_arn    = aws_iam_role.mailer.arn
  task_role_arn         = aws_iam_role.mailer.arn
  container_definitions = jsonencode([{ name = "mailer", image = "mailer:9" }])
}`,
      inconclusive: `
variable "role" {
  type = string
}

resource "aws_iam_role" "start" {
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "mailer" {
  family                = "mailer"
  execution_role_arn    = aws_iam_role.start.arn
  task_role_arn         = var.role
  container_definitions = jsonencode([{ name = "mailer", image = "mailer:9" }])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mailer:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: arn:aws:iam::111122223333:role/start
      TaskRoleArn: arn:aws:iam::111122223333:role/mailer`,
      contradicts: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
  Mailer:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: !Ref Role
      TaskRoleArn: !GetAtt Role.Arn`,
    },
  },
});
