# Somebody is told, and can see why. What to do then: docs/operations.md, one part for each alarm.

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

data "aws_partition" "current" {}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-alarms"
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyAlarmsAndBudgetsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
      },
      {
        Sid       = "OnlyOurRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [aws_cloudwatch_event_rule.failed_release.arn, aws_cloudwatch_event_rule.no_capacity.arn] } }
      },
    ]
  })
}

# ECS gave a release up, or could not place its tasks.
resource "aws_cloudwatch_event_rule" "failed_release" {
  name        = "${var.name}-failed-release"
  description = "ECS gave up a deployment of ${var.cluster}"

  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
    resources   = [{ prefix = "arn:${data.aws_partition.current.partition}:ecs:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:service/${var.cluster}/" }]
  })
}

resource "aws_cloudwatch_event_target" "failed_release" {
  rule = aws_cloudwatch_event_rule.failed_release.name
  arn  = aws_sns_topic.alarms.arn

  input_transformer {
    input_paths    = { service = "$.resources[0]", reason = "$.detail.reason" }
    input_template = "\"A release of <service> failed and was taken back: <reason> What to do: docs/operations.md, \\\"A release that failed\\\".\""
  }

  depends_on = [aws_sns_topic_policy.alarms]
}

# Spot, or Fargate itself, has no room for a task.
resource "aws_cloudwatch_event_rule" "no_capacity" {
  name        = "${var.name}-no-capacity"
  description = "ECS cannot place a task of ${var.cluster}"

  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Service Action"]
    detail      = { eventName = ["SERVICE_TASK_PLACEMENT_FAILURE"], clusterArn = [{ suffix = ":cluster/${var.cluster}" }] }
  })
}

resource "aws_cloudwatch_event_target" "no_capacity" {
  rule = aws_cloudwatch_event_rule.no_capacity.name
  arn  = aws_sns_topic.alarms.arn

  input_transformer {
    input_paths    = { service = "$.resources[0]", reason = "$.detail.reason" }
    input_template = "\"ECS finds no room for a task of <service>: <reason>. What to do: docs/operations.md, alarm queue-age.\""
  }

  depends_on = [aws_sns_topic_policy.alarms]
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_email == null ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.meaning} What to do: docs/operations.md, alarm ${each.value.runbook}."
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.above
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.silence
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_budgets_budget" "monthly" {
  name         = "${var.name}-monthly"
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      notification_type         = notification.key
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
    }
  }

  depends_on = [aws_sns_topic_policy.alarms]
}
