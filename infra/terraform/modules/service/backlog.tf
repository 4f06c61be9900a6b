# Workers by what waits. The numbers come from who enqueues (docs/operations.md, "Metrics"), who knows the
# living workers from Redis: nothing is computed of two metrics that come at different times.

locals {
  # A worker runs about three minutes after it was asked for, and until then the backlog for each of
  # those that run is as high as before.
  start_seconds = 300
}

# From none to the first: a quotient by the number of workers says nothing while there are none.
resource "aws_cloudwatch_metric_alarm" "waiting" {
  count = local.scales_by_queue && var.tasks.min == 0 ? 1 : 0

  alarm_name          = "${local.full_name}-first"
  alarm_description   = "Something waits and nobody works: not a fault, it starts the first task."
  namespace           = var.backlog.namespace
  metric_name         = var.backlog.unserved
  dimensions          = var.backlog.dimensions
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.first[0].arn]
}

resource "aws_appautoscaling_policy" "first" {
  count = local.scales_by_queue && var.tasks.min == 0 ? 1 : 0

  name               = "first"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  step_scaling_policy_configuration {
    # One more, and never so many: where the metric is wrong, a fleet of ten becomes eleven and not one.
    adjustment_type         = "ChangeInCapacity"
    cooldown                = local.start_seconds
    metric_aggregation_type = "Maximum"

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

# Scaling in takes only workers that do not protect themselves, and waits longer than it takes to
# see a queue empty.
resource "aws_appautoscaling_policy" "backlog" {
  count = local.scales_by_queue ? 1 : 0

  name               = "backlog-per-task"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = var.backlog.per_task
    scale_out_cooldown = local.start_seconds
    scale_in_cooldown  = 600

    customized_metric_specification {
      namespace   = var.backlog.namespace
      metric_name = var.backlog.metric
      statistic   = "Maximum"

      dynamic "dimensions" {
        for_each = var.backlog.dimensions

        content {
          name  = dimensions.key
          value = dimensions.value
        }
      }
    }
  }
}
