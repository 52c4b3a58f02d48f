locals {
  tables = {
    products = aws_dynamodb_table.products.arn
    orders   = aws_dynamodb_table.orders.arn
    carts    = aws_dynamodb_table.carts.arn
  }
}

module "function" {
  source   = "./modules/function"
  for_each = var.functions

  name      = "shop-${each.key}"
  release   = var.release
  memory_mb = each.value.memory_mb
  timeout_s = each.value.timeout_s

  statements = [{
    actions   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [for table in each.value.tables : local.tables[table]]
  }]
}

resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 500
    throttling_rate_limit  = 200
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = jsonencode({ id = "$context.requestId", status = "$context.status", ip = "$context.identity.sourceIp" })
  }
}

# Flaw: kept for ever.
resource "aws_cloudwatch_log_group" "api" {
  name = "/shop/api"
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = var.functions

  api_id                 = aws_apigatewayv2_api.shop.id
  integration_type       = "AWS_PROXY"
  integration_uri        = module.function[each.key].invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "function" {
  for_each = var.functions

  api_id    = aws_apigatewayv2_api.shop.id
  route_key = each.value.route
  target    = "integrations/${aws_apigatewayv2_integration.function[each.key].id}"
}

resource "aws_lambda_permission" "api" {
  for_each = var.functions

  action        = "lambda:InvokeFunction"
  function_name = module.function[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.shop.execution_arn}/*"
}
