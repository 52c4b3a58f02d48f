import type { HardCase } from './hard-case.ts';

/** States that careful teams choose and would defend, as they stand in production code that is public. */
export const WELL_KEPT_CODE: readonly HardCase[] = [
  {
    because: 'a good state of what may never exist asks nothing of anybody',
    check: 'dynamodb-point-in-time-recovery',
    text: `
variable "with_table" {
  type = bool
}

resource "aws_dynamodb_table" "orders" {
  count    = var.with_table ? 1 : 0
  name     = "orders"
  hash_key = "id"
  point_in_time_recovery {
    enabled = true
  }
}`,
    said: [],
  },
  {
    because: 'a bad state of what may never exist is told with the doubt',
    check: 'kms-key-rotation',
    text: `
variable "with_key" {
  type = bool
}

resource "aws_kms_key" "orders" {
  count = var.with_key ? 1 : 0
}`,
    said: [
      'inconclusive: Automatic rotation is off. It is not certain that this resource exists: its count is not known: variable "with_key" has no value.',
    ],
  },
  {
    because: 'status checks arrive every minute without detailed monitoring',
    check: 'ec2-detailed-monitoring',
    text: `
resource "aws_instance" "playground" {
  ami        = "ami-0a1b2c3d4e5f60718"
  monitoring = false
}

resource "aws_cloudwatch_metric_alarm" "reboot" {
  alarm_name          = "reboot"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  period              = 60
  dimensions          = { InstanceId = aws_instance.playground.id }
}`,
    said: [],
  },
  {
    because: 'no request passes through a function that only the clock calls',
    check: 'lambda-tracing',
    text: `
Resources:
  Nightly:
    Type: AWS::Serverless::Function
    Properties:
      Handler: nightly.handler
      Runtime: python3.14
      CodeUri: src/
      Events:
        Clock:
          Type: Schedule
          Properties:
            Schedule: rate(1 day)`,
    said: [],
  },
  {
    because: 'nobody waits for the start of a function that reads a queue',
    check: 'lambda-java-snapstart',
    text: `
resource "aws_lambda_function" "archive" {
  function_name = "archive"
  role          = "arn:aws:iam::111122223333:role/archive"
  runtime       = "java21"
}

resource "aws_lambda_event_source_mapping" "archive" {
  function_name    = aws_lambda_function.archive.arn
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:archive"
}`,
    said: [],
  },
  {
    because: 'what CloudFront publishes is meant to stay',
    check: 's3-bucket-lifecycle',
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
    said: [],
  },
  {
    because: 'files that go after a week may need no earlier version',
    check: 's3-bucket-versioning',
    text: `
resource "aws_s3_bucket" "uploads" {
  bucket = "uploads"
  lifecycle_rule {
    enabled = true
    expiration {
      days = 7
    }
  }
}`,
    said: [
      'inconclusive: Versioning is off, but a rule deletes objects after 7 days: they may be of passing use only.',
    ],
  },
  {
    because: 'an EventBridge rule may carry alarms on instead of their own actions',
    check: 'cloudwatch-alarm-actions',
    text: `
resource "aws_cloudwatch_event_rule" "threads" {
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change"]
  })
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = false
}`,
    said: [
      'inconclusive: The actions of the alarm are switched off. aws_cloudwatch_event_rule.threads reacts to alarms; whether to this one is not seen.',
    ],
  },
  {
    because: 'a description that deployment completes is a description',
    check: 'cloudwatch-alarm-description',
    text: `
variable "env" {
  type = string
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  alarm_description   = "Errors of the queue in \${var.env}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}`,
    said: [],
  },
  {
    because: 'a website endpoint speaks HTTP only, and a denial without TLS would close it',
    check: 's3-bucket-requires-tls',
    text: `
resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  })
}`,
    said: [],
  },
  {
    because: 'a website endpoint is for everyone',
    check: 's3-bucket-policy-not-public',
    text: `
resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  })
}`,
    said: [
      'inconclusive: The bucket policy lets everyone in, as a website endpoint needs. Behind CloudFront the bucket could be closed.',
    ],
  },
];
