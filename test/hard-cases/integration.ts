import type { HardCase } from './hard-case.ts';

/** Shapes of public code around APIs, functions, queues and events. Numbers are worked by hand in the cases. */
export const INTEGRATION: readonly HardCase[] = [
  {
    because: 'the API names the function through an alias',
    check: 'apigateway-integration-timeout',
    text: `
resource "aws_lambda_function" "quote" {
  function_name = "quote"
  timeout       = 60
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.quote.function_name
  function_version = "3"
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id           = "a1b2c3d4e5"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_alias.live.invoke_arn
}`,
    said: ['contradicts: aws_lambda_function.quote may take 60 s; the API waits 30 s.'],
  },
  {
    because:
      'of two functions behind the API, one takes the burst of 100 (120) and one does not (30): 100 - 30 = 70',
    check: 'apigateway-throttling',
    text: `
resource "aws_lambda_function" "read" {
  function_name                  = "read"
  reserved_concurrent_executions = 120
}

resource "aws_lambda_function" "write" {
  function_name                  = "write"
  reserved_concurrent_executions = 30
}

resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "read" {
  api_id           = aws_apigatewayv2_api.shop.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.read.invoke_arn
}

resource "aws_apigatewayv2_integration" "write" {
  api_id           = aws_apigatewayv2_api.shop.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.write.invoke_arn
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.shop.id
  name   = "live"

  default_route_settings {
    throttling_rate_limit  = 50
    throttling_burst_limit = 100
  }
}`,
    said: [
      'contradicts: The API lets in 100 requests at once; aws_lambda_function.write runs 30 times at once: the other 70 get a server error.',
    ],
  },
  {
    because: 'the stage holds back all callers together',
    check: 'apigateway-usage-plan-limits',
    text: `
resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = "f6g7h8"
  stage_name    = "live"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit  = 50
    throttling_burst_limit = 100
  }
}

resource "aws_api_gateway_usage_plan" "keys" {
  name = "keys"

  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
}`,
    said: [],
  },
  {
    because: 'the association names the stage by the id of its API',
    check: 'apigateway-web-acl',
    text: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: live
  Firewall:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !Sub arn:aws:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/live
      WebACLArn: arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/front/a1b2`,
    said: ['supports: A web ACL is associated.'],
  },
  {
    because: 'a mapping to an alias counts (6), one that is turned off does not: 6 + 5 = 11 for 10 reserved',
    check: 'lambda-queue-concurrency',
    text: `
resource "aws_lambda_function" "pack" {
  function_name                  = "pack"
  reserved_concurrent_executions = 10
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.pack.function_name
  function_version = "3"
}

resource "aws_sqs_queue" "work" {
  for_each = toset(["fast", "slow", "old"])
  name     = each.key
}

resource "aws_lambda_event_source_mapping" "fast" {
  function_name    = aws_lambda_alias.live.arn
  event_source_arn = aws_sqs_queue.work["fast"].arn

  scaling_config {
    maximum_concurrency = 6
  }
}

resource "aws_lambda_event_source_mapping" "slow" {
  function_name    = aws_lambda_function.pack.arn
  event_source_arn = aws_sqs_queue.work["slow"].arn

  scaling_config {
    maximum_concurrency = 5
  }
}

resource "aws_lambda_event_source_mapping" "old" {
  function_name    = aws_lambda_function.pack.arn
  event_source_arn = aws_sqs_queue.work["old"].arn
  enabled          = false

  scaling_config {
    maximum_concurrency = 50
  }
}`,
    said: [
      'contradicts: Its queues may invoke it 11 times at once; it has 10 reserved: what is beyond that is thrown back.',
    ],
  },
  {
    because: 'three levels retry: 3 tries within 3 rounds within 4 rounds are 36 calls',
    check: 'stepfunctions-retry-limits',
    text: `
resource "aws_sfn_state_machine" "ship" {
  definition = jsonencode({
    StartAt = "All"
    States = {
      All = {
        Type  = "Parallel"
        Retry = [{ ErrorEquals = ["States.ALL"] }]
        End   = true
        Branches = [{
          StartAt = "Each"
          States = {
            Each = {
              Type  = "Map"
              Retry = [{ ErrorEquals = ["States.TaskFailed"], MaxAttempts = 2 }]
              End   = true
              ItemProcessor = {
                StartAt = "Pack"
                States = {
                  Pack = {
                    Type     = "Task"
                    Resource = "arn:aws:states:::lambda:invoke"
                    Retry    = [{ ErrorEquals = ["States.ALL"], MaxAttempts = 2 }]
                    End      = true
                  }
                }
              }
            }
          }
        }]
      }
    }
  })
}`,
    said: ['contradicts: "Pack" is called up to 36 times (3 × 3 × 4).'],
  },
  {
    because: 'asking again at a steady pace whether something is ready is no retry of a fault',
    check: 'stepfunctions-retry-limits',
    text: `
resource "aws_sfn_state_machine" "wait" {
  definition = jsonencode({
    StartAt = "Look"
    States = {
      Look = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Retry    = [{ ErrorEquals = ["NotReady"], IntervalSeconds = 30, MaxAttempts = 60, BackoffRate = 1 }]
        End      = true
      }
    }
  })
}`,
    said: [],
  },
  {
    because: 'a queue for events that a rule could not deliver is a dead-letter queue itself',
    check: 'sqs-dead-letter-queue',
    text: `
resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:ship"

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}`,
    said: [],
  },
  {
    because: 'a message of a FIFO queue gets a new age in the dead-letter queue',
    check: 'sqs-dead-letter-retention',
    text: `
resource "aws_sqs_queue" "failed" {
  name                      = "failed.fifo"
  fifo_queue                = true
  message_retention_seconds = 86400
}

resource "aws_sqs_queue" "orders" {
  name           = "orders.fifo"
  fifo_queue     = true
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}`,
    said: [],
  },
  {
    because: 'the alias leads to a key whose policy speaks of other services only',
    check: 'sqs-senders-may-use-key',
    text: `
resource "aws_kms_key" "queues" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "queues" {
  name          = "alias/queues"
  target_key_id = aws_kms_key.queues.key_id
}

resource "aws_sqs_queue" "orders" {
  kms_master_key_id = aws_kms_alias.queues.name
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:orders"
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}`,
    said: [
      'contradicts: aws_sns_topic_subscription.orders cannot send: the policy of aws_kms_key.queues does not let sns.amazonaws.com make data keys.',
    ],
  },
  {
    because: 'a word that asks to be replaced is no key',
    check: 'eventbridge-connection-secret',
    text: `
resource "aws_cloudwatch_event_connection" "tickets" {
  name               = "tickets"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = "Bearer your-token-here"
    }
  }
}`,
    said: [
      'inconclusive: The password or key is a placeholder here; where the real value comes from is not seen.',
    ],
  },
  {
    because: 'the function reaches the database through a proxy',
    check: 'lambda-database-connections',
    text: `
resource "aws_db_proxy" "orders" {
  name          = "orders"
  engine_family = "POSTGRESQL"
  role_arn      = "arn:aws:iam::111122223333:role/proxy"
}

resource "aws_lambda_function" "order" {
  function_name = "order"

  environment {
    variables = { DATABASE = aws_db_proxy.orders.endpoint }
  }
}

resource "aws_lambda_function_url" "order" {
  function_name      = aws_lambda_function.order.function_name
  authorization_type = "AWS_IAM"
}`,
    said: [],
  },
  {
    because: 'no reader that is turned off takes throughput: two are left',
    check: 'kinesis-shared-throughput',
    text: `
resource "aws_kinesis_stream" "rides" {
  name = "rides"
}

resource "aws_lambda_event_source_mapping" "on" {
  for_each          = toset(["billing", "map"])
  function_name     = each.key
  event_source_arn  = aws_kinesis_stream.rides.arn
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "off" {
  for_each          = toset(["old", "older", "oldest", "audit", "test"])
  function_name     = each.key
  event_source_arn  = aws_kinesis_stream.rides.arn
  starting_position = "LATEST"
  enabled           = false
}`,
    said: ['supports: 2 readers share the stream, 0 have their own throughput.'],
  },
];
