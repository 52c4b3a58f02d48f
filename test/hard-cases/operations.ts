import type { HardCase } from './hard-case.ts';

const FUNCTION = `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}
`;

/** Shapes of public code around alarms, builds, deployments and scaling. */
export const OPERATIONS: readonly HardCase[] = [
  {
    because: 'an alarm on the cluster watches its services too',
    check: 'cloudwatch-alarm-container-service',
    text: `
resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.shop.id
  task_definition = "web:7"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  namespace           = "ECS/ContainerInsights"
  metric_name         = "CpuUtilized"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  dimensions          = { ClusterName = aws_ecs_cluster.shop.name }
}`,
    said: [
      'supports: aws_cloudwatch_metric_alarm.cpu watches its CPU. None watches its memory or its running tasks.',
    ],
  },
  {
    because: 'a name beside a resource of another kind may be the one that is looked at',
    check: 'cloudwatch-alarm-api-errors',
    text: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Description: quotes
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: live
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApiGateway
      MetricName: 5XXError
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      Dimensions:
        - Name: ApiName
          Value: quotes
        - Name: Stage
          Value: !Ref Live`,
    said: ['inconclusive: Errors may watch its server errors or its latency: what it watches is not known.'],
  },
  {
    because: 'an alarm that rings when the metric is missing is no alarm on load',
    check: 'cloudwatch-alarm-steady',
    text: `
resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "silent"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = 0
  evaluation_periods  = 1
  period              = 60
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:on-duty"]
}`,
    said: [],
  },
  {
    because: 'a module that is not read may subscribe to the topic',
    check: 'cloudwatch-alarm-topic-heard',
    text: `
resource "aws_sns_topic" "pager" {
  name = "pager"
}

resource "aws_sns_topic" "mail" {
  name = "mail"
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.mail.arn
  protocol  = "email"
  endpoint  = "on-duty@example.com"
}

module "pager" {
  source = "example.com/pager/aws"
  topics = [aws_sns_topic.pager.name]
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.pager.arn, aws_sns_topic.mail.arn]
}`,
    said: [
      'inconclusive: No subscription to the topic is in the code that was read.',
      'supports: The topic that alarms tell has a subscription.',
    ],
  },
  {
    because: 'a machine joins its domain once, whatever the document is called',
    check: 'ssm-association-schedule',
    text: `
variable "directory" {
  type = string
}

resource "aws_ssm_document" "directory" {
  name          = "directory"
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps     = [{ action = "aws:domainJoin", name = "join", inputs = { directoryId = var.directory } }]
  })
}

resource "aws_ssm_association" "directory" {
  name = aws_ssm_document.directory.name
}`,
    said: [],
  },
  {
    because: 'the pipeline encrypts what it passes on, whatever the project says',
    check: 'codebuild-output-encryption',
    text: `
Resources:
  App:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Artifacts:
        Type: CODEPIPELINE
        EncryptionDisabled: true
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0`,
    said: ['supports: What the build writes is encrypted.'],
  },
  {
    because: 'a composite alarm and one on another service say nothing of the function',
    check: 'cloudwatch-alarm-function-errors',
    text: `${FUNCTION}
resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
}

resource "aws_cloudwatch_composite_alarm" "all" {
  alarm_name = "all"
  alarm_rule = "ALARM(\${aws_cloudwatch_metric_alarm.cpu.alarm_name})"
}`,
    said: [
      'inconclusive: The alarms beside it watch other services; none watches its errors or its throttles.',
    ],
  },
  {
    because: 'the secret is filled in by hand and left alone afterwards',
    check: 'ssm-parameter-secrets',
    text: `
resource "aws_ssm_parameter" "password" {
  name  = "/shop/database/password"
  type  = "SecureString"
  value = "to be replaced by hand"

  lifecycle {
    ignore_changes = [value]
  }
}`,
    said: ['supports: The value is encrypted.'],
  },
  {
    because: 'a parameter may hold the address of a secret under the name of the secret',
    check: 'ssm-parameter-secrets',
    text: `
resource "aws_secretsmanager_secret" "token" {
  name = "token"
}

resource "aws_ssm_parameter" "token" {
  name  = "/shop/token"
  type  = "String"
  value = aws_secretsmanager_secret.token.arn
}`,
    said: [
      'inconclusive: By its name the parameter holds a secret, or says where one is; its type keeps it in plain text.',
    ],
  },
  {
    because: 'the policy names its target by the same text, not by reference',
    check: 'autoscaling-target-has-policy',
    text: `
resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/web"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "busy" {
  name               = "busy"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = "service/shop/web"
  scalable_dimension = "ecs:service:DesiredCount"
}`,
    said: ['supports: aws_appautoscaling_policy.busy changes it.'],
  },
  {
    because: 'a stage called nonprod is no production',
    check: 'codepipeline-production-gate',
    text: `
resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  dynamic "stage" {
    for_each = ["Dev", "NonProd"]
    content {
      name = stage.value
      action {
        name     = "deploy"
        category = "Deploy"
        owner    = "AWS"
        provider = "CloudFormation"
        version  = "1"
      }
    }
  }
}`,
    said: [],
  },
];
