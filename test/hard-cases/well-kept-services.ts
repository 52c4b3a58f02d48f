import type { HardCase } from './hard-case.ts';

/** States of entry points, accounts and services that careful teams choose and would defend. */
export const WELL_KEPT_SERVICES: readonly HardCase[] = [
  {
    because: 'in front of files alone a web ACL has little to inspect',
    check: 'cloudfront-web-acl',
    text: `
resource "aws_s3_bucket" "docs" {
  bucket = "docs"
}

resource "aws_cloudfront_distribution" "docs" {
  enabled = true
  origin {
    origin_id   = "docs"
    domain_name = aws_s3_bucket.docs.bucket_regional_domain_name
  }
}`,
    said: [
      'inconclusive: No web ACL is attached. Only files from buckets are served, so it would hold back floods of requests, but no attack on an application.',
    ],
  },
  {
    because: 'code at the edge may redirect plain HTTP',
    check: 'cloudfront-https-only',
    text: `
resource "aws_cloudfront_distribution" "redirect" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "none"
    viewer_protocol_policy = "allow-all"
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:redirect:4"
    }
  }
}`,
    said: ['inconclusive: Plain HTTP is let in, but code at the edge may redirect it.'],
  },
  {
    because: 'a runner of GitHub Actions leaves its logs there',
    check: 'codebuild-logs',
    text: `
resource "aws_codebuild_project" "runner" {
  name = "runner"
  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}

resource "aws_codebuild_webhook" "runner" {
  project_name = aws_codebuild_project.runner.name
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "WORKFLOW_JOB_QUEUED"
    }
  }
}`,
    said: [
      'inconclusive: Logs are switched off; as a runner of GitHub Actions the project leaves them there.',
    ],
  },
  {
    because: 'a Network Load Balancer logs TLS requests only',
    check: 'elb-access-logs',
    text: `
resource "aws_lb" "database" {
  load_balancer_type = "network"
  internal           = true
}`,
    said: [],
  },
  {
    because: 'a group adds little for the user of one program',
    check: 'iam-user-permissions-through-groups',
    text: `
resource "aws_iam_user" "ci" {
  name = "ci"
}

resource "aws_iam_access_key" "ci" {
  user = aws_iam_user.ci.name
}

resource "aws_iam_user_policy" "ci" {
  user   = aws_iam_user.ci.name
  policy = "{}"
}`,
    said: [
      'inconclusive: The user has permissions of its own; with a key and no password it looks like a program, for which a group adds little.',
    ],
  },
  {
    because: 'support cases can be opened for the whole account only',
    check: 'iam-policy-no-service-wildcard',
    text: `
resource "aws_iam_policy" "support" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "support:*", Resource = "*" }]
  })
}`,
    said: [
      'supports: No statement allows a whole service on every resource, beside harmless ones such as logs.',
    ],
  },
  {
    because: 'a topic of alarms seldom needs to keep what a chat did not take',
    check: 'sns-webhook-dead-letter-queue',
    text: `
resource "aws_sns_topic" "alarms" {}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_sns_topic_subscription" "chat" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "https"
  endpoint  = "https://chat.example.com/hook"
}`,
    said: [
      'inconclusive: A notice that the endpoint does not take within a minute or so is lost; the topic carries alarms, which may go other ways as well.',
    ],
  },
  {
    because: 'the group of everyone is always written by its name',
    check: 'lakeformation-permissions-to-named-principals',
    text: `
resource "aws_iam_role" "reader" {
  assume_role_policy = "{}"
}

resource "aws_lakeformation_permissions" "reader" {
  principal   = aws_iam_role.reader.arn
  permissions = ["DESCRIBE"]
}`,
    said: [],
  },
  {
    because: 'a bot that must run once cannot follow a load',
    check: 'ecs-service-scaling',
    text: `
resource "aws_ecs_service" "bot" {
  name          = "bot"
  desired_count = 1
}`,
    said: [
      'inconclusive: Nothing changes the number of tasks; no load balancer stands before them, so whether their load varies is not seen.',
    ],
  },
  {
    because: 'a notice of AWS is of little use a day later',
    check: 'eventbridge-target-dead-letter-queue',
    text: `
resource "aws_cloudwatch_event_rule" "health" {
  event_pattern = jsonencode({ source = ["aws.health"] })
}

resource "aws_cloudwatch_event_target" "health" {
  rule = aws_cloudwatch_event_rule.health.name
  arn  = "arn:aws:sns:eu-west-1:111122223333:operations"
}`,
    said: [
      'inconclusive: A notice of AWS that cannot be delivered within a day is dropped; whether it would still be of use then is not seen.',
    ],
  },
  {
    because: 'an API in front of servers may be traced by what traces the servers',
    check: 'apigateway-tracing',
    text: `
resource "aws_api_gateway_rest_api" "search" {
  name = "search"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  resource_id   = "r1s2t3"
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id     = aws_api_gateway_rest_api.search.id
  resource_id     = "r1s2t3"
  http_method     = aws_api_gateway_method.get.http_method
  type            = "HTTP_PROXY"
  connection_type = "VPC_LINK"
  uri             = "http://search.internal/"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
    said: [
      'inconclusive: X-Ray tracing is off. The API only passes requests on to servers, which may be traced by another tool.',
    ],
  },
  {
    because: 'the name of a zone is no secret, wherever it is kept',
    check: 'secretsmanager-value-not-in-code',
    text: `
resource "aws_route53_zone" "internal" {
  name = "internal.example.com"
}

resource "aws_secretsmanager_secret" "zone" {
  name = "zone"
}

resource "aws_secretsmanager_secret_version" "zone" {
  secret_id     = aws_secretsmanager_secret.zone.id
  secret_string = aws_route53_zone.internal.name
}`,
    said: [
      'inconclusive: The value is taken from aws_route53_zone.internal; whether it is secret at all is not seen.',
    ],
  },
  {
    because: 'Performance Insights shows the load without enhanced monitoring',
    check: 'rds-enhanced-monitoring',
    text: `
resource "aws_db_instance" "shared" {
  engine                       = "postgres"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = true
}`,
    said: [
      'inconclusive: Enhanced monitoring is off. Performance Insights is on and shows the load, though not the operating system below it.',
    ],
  },
  {
    because: 'a few accounts need no units',
    check: 'organizations-account-in-unit',
    text: `
resource "aws_organizations_account" "staging" {
  name  = "staging"
  email = "aws+staging@example.com"
}`,
    said: [
      'inconclusive: The account hangs under the root of the organization; no units are declared here, which may be enough for a few accounts.',
    ],
  },
  {
    because: 'the address of a server is no password',
    check: 'secretsmanager-value-not-in-code',
    text: `
variable "cache" {
  type    = string
  default = "cache.internal"
}

resource "aws_secretsmanager_secret" "cache" {
  name = "cache"
}

resource "aws_secretsmanager_secret_version" "cache" {
  secret_id     = aws_secretsmanager_secret.cache.id
  secret_string = "redis://\${var.cache}"
}`,
    said: ['inconclusive: The value is the address of a server, without a password.'],
  },
];
