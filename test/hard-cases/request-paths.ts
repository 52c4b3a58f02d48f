import type { HardCase } from './hard-case.ts';

const BALANCER = `
resource "aws_lb" "web" {}

resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`;

const API = `
resource "aws_apigatewayv2_api" "api" {
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "order" {
  api_id          = aws_apigatewayv2_api.api.id
  integration_uri = aws_lambda_function.order.invoke_arn
}
`;

/** Cases on what requests pass between their entry and the data. */
export const REQUEST_PATHS: readonly HardCase[] = [
  {
    check: 'workload-no-single-point-of-failure',
    because: 'several instances behind one target group stand in for each other',
    text: `${BALANCER}
resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
}

resource "aws_lb_target_group_attachment" "web" {
  count            = 2
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web[count.index].id
}`,
    said: [
      'supports: Each machine that requests pass has another one to take over, as on aws_lb.web → aws_lb_target_group.web → aws_instance.web[0].',
    ],
  },
  {
    check: 'workload-no-single-point-of-failure',
    because: 'automatic scaling decides how many tasks run, not the count at the start',
    text: `${BALANCER}
resource "aws_ecs_service" "web" {
  name          = "web"
  desired_count = 1

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_appautoscaling_target" "web" {
  resource_id        = "service/shop/\${aws_ecs_service.web.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
  min_capacity       = 2
  max_capacity       = 8
}`,
    said: [
      'supports: Each machine that requests pass has another one to take over, as on aws_lb.web → aws_lb_target_group.web → aws_ecs_service.web.',
    ],
  },
  {
    check: 'workload-no-single-point-of-failure',
    because: 'an Aurora cluster with a reader fails over, whichever endpoint the program is told',
    text: `${API}
resource "aws_lambda_function" "order" {
  function_name = "order"

  environment {
    variables = { WRITER = aws_rds_cluster.orders.endpoint }
  }
}

resource "aws_rds_cluster" "orders" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  cluster_identifier = aws_rds_cluster.orders.id
  instance_class     = "db.r7g.large"
}`,
    said: [
      'supports: Each machine that requests pass has another one to take over, as on aws_apigatewayv2_api.api → aws_lambda_function.order → aws_rds_cluster.orders.',
    ],
  },
  {
    check: 'workload-no-single-point-of-failure',
    because: 'a test environment may stand on one leg',
    text: `${BALANCER.replace('resource "aws_lb" "web" {}', 'resource "aws_lb" "web" {\n  tags = { Environment = "test" }\n}')}
resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
}`,
    said: [],
  },
  {
    check: 'workload-no-single-point-of-failure',
    because: 'a database behind a queue keeps nobody waiting',
    text: `${API}
resource "aws_lambda_function" "order" {
  function_name = "order"

  environment {
    variables = { QUEUE = aws_sqs_queue.orders.url }
  }
}

resource "aws_sqs_queue" "orders" {}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.write.arn
}

resource "aws_lambda_function" "write" {
  function_name = "write"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
    said: [],
  },
  {
    check: 'workload-timeout-order',
    because: 'an API before a slow function gives up itself before CloudFront does',
    text: `${API}
resource "aws_lambda_function" "order" {
  function_name = "order"
  timeout       = 300
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = replace(aws_apigatewayv2_api.api.api_endpoint, "https://", "")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}`,
    said: [
      'supports: CloudFront waits 30 s for work that may take 30 s: aws_cloudfront_distribution.shop → aws_apigatewayv2_api.api → aws_lambda_function.order.',
    ],
  },
  {
    check: 'workload-events-buffered',
    because: 'a schedule brings one event at a time',
    text: `
resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.report.arn
}

resource "aws_lambda_function" "report" {
  function_name = "report"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
    said: [],
  },
  {
    check: 'workload-trace-unbroken',
    because: 'a function in PassThrough takes part in the trace that the API began',
    text: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: live
      TracingEnabled: true
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      Integration:
        Type: AWS_PROXY
        Uri: !Sub arn:aws:apigateway:eu-north-1:lambda:path/2015-03-31/functions/\${Order.Arn}/invocations
  Order:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          BILLING: !Ref Billing
  Billing:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      TracingConfiguration:
        Enabled: true
      Definition: { States: {} }`,
    said: ['supports: All 2 stations that can take part in a trace do.'],
  },
  {
    check: 'workload-trace-unbroken',
    because: 'functions behind different routes are not on one way',
    text: `${API}
resource "aws_apigatewayv2_integration" "quote" {
  api_id          = aws_apigatewayv2_api.api.id
  integration_uri = aws_lambda_function.quote.invoke_arn
}

resource "aws_lambda_function" "order" {
  function_name = "order"

  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_function" "quote" {
  function_name = "quote"
}`,
    said: [],
  },
  {
    check: 'workload-alarms-at-both-ends',
    because: 'an alarm that only starts automatic scaling tells nobody',
    text: `${BALANCER}
resource "aws_autoscaling_group" "web" {
  min_size          = 2
  max_size          = 6
  target_group_arns = [aws_lb_target_group.web.arn]
  launch_template {
    id = aws_launch_template.web.id
  }
}

resource "aws_launch_template" "web" {
  user_data = base64encode("DATABASE=\${aws_db_instance.orders.address}")
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_autoscaling_policy" "more" {
  name                   = "more"
  autoscaling_group_name = aws_autoscaling_group.web.name
  scaling_adjustment     = 1
}

resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name    = "busy"
  namespace     = "AWS/EC2"
  metric_name   = "CPUUtilization"
  dimensions    = { AutoScalingGroupName = aws_autoscaling_group.web.name }
  alarm_actions = [aws_autoscaling_policy.more.arn]
}`,
    said: [],
  },
];
