# Placed orders go through a queue to the warehouse, so that a slow warehouse never slows the checkout.

# Flaw: a message becomes visible again after 30 seconds, while its worker may take 60: orders are sent twice.
resource "aws_sqs_queue" "orders" {
  name                       = "shop-orders"
  visibility_timeout_seconds = 30
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_orders.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "failed_orders" {
  name                      = "shop-orders-failed"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

module "warehouse" {
  source = "./modules/function"

  name      = "shop-warehouse"
  release   = var.release
  memory_mb = 256
  timeout_s = 60

  statements = [
    {
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = [aws_sqs_queue.orders.arn]
    },
    # Flaw: "for now", two years ago.
    {
      actions   = ["s3:*"]
      resources = ["*"]
    },
  ]
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = module.warehouse.arn
  batch_size       = 10
}
