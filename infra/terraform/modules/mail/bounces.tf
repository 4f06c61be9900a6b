# SES -> SNS -> SQS, where notification-worker reads.

data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "bounces" {
  name = "${var.name}-bounces"
}

resource "aws_sns_topic_policy" "bounces" {
  arn = aws_sns_topic.bounces.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlySesOfThisAccount"
      Effect    = "Allow"
      Principal = { Service = "ses.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.bounces.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_sqs_queue" "bounces" {
  name                       = "${var.name}-bounces"
  sqs_managed_sse_enabled    = true
  message_retention_seconds  = 1209600
  visibility_timeout_seconds = 60

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.bounces_dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "bounces_dead" {
  name                      = "${var.name}-bounces-dead"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "bounces" {
  queue_url = aws_sqs_queue.bounces.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyTheTopic"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.bounces.arn
        Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.bounces.arn } }
      },
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.bounces.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "bounces" {
  topic_arn            = aws_sns_topic.bounces.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.bounces.arn
  raw_message_delivery = true
  depends_on           = [aws_sqs_queue_policy.bounces]
}

resource "aws_sesv2_configuration_set_event_destination" "bounces" {
  configuration_set_name = aws_sesv2_configuration_set.this.configuration_set_name
  event_destination_name = "bounces"
  depends_on             = [aws_sns_topic_policy.bounces]

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT", "REJECT"]

    sns_destination {
      topic_arn = aws_sns_topic.bounces.arn
    }
  }
}
