locals {
  logging_layer = "arn:aws:lambda:eu-central-1:111122223333:layer:platform-logging:7"
}

resource "aws_lambda_function" "book" {
  function_name = "book"
  role          = "arn:aws:iam::111122223333:role/book"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "book.zip"
  layers        = [local.logging_layer]

  logging_config {
    log_format = "JSON"
  }
}

resource "aws_lambda_function" "cancel" {
  function_name = "cancel"
  role          = "arn:aws:iam::111122223333:role/cancel"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "cancel.zip"

  logging_config {
    log_format = "Text"
  }
}
