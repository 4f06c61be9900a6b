# Workers by what waits: from none to the first by an alarm, then as many as the backlog needs.

# A quotient by the number of workers says nothing while there are none.
resource "aws_cloudwatch_metric_alarm" "waiting" {
  count = local.scales_by_queue && var.tasks.min == 0 ? 1 : 0

  alarm_name          = "${local.full_name}-first"
  alarm_description   = "Something waits and nobody works: not a fault, it starts the first task."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.first[0].arn]

  metric_query {
    id          = "unserved"
    expression  = "IF(FILL(running, 0) > 0, 0, backlog)"
    label       = "Waiting, with nobody working"
    return_data = true
  }

  metric_query {
    id = "backlog"

    metric {
      namespace   = var.backlog.namespace
      metric_name = var.backlog.metric
      dimensions  = var.backlog.dimensions
      stat        = "Maximum"
      period      = 60
    }
  }

  metric_query {
    id = "running"

    metric {
      namespace   = "ECS/ContainerInsights"
      metric_name = "RunningTaskCount"
      dimensions  = { ClusterName = var.cluster.name, ServiceName = var.name }
      stat        = "Maximum"
      period      = 60
    }
  }
}

resource "aws_appautoscaling_policy" "first" {
  count = local.scales_by_queue && var.tasks.min == 0 ? 1 : 0

  name               = "first"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    cooldown                = 60
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
    scale_out_cooldown = 60
    scale_in_cooldown  = 600

    customized_metric_specification {
      metrics {
        id          = "per_task"
        expression  = "backlog / IF(FILL(running, 0) > 0, running, 1)"
        label       = "Backlog per task"
        return_data = true
      }

      metrics {
        id          = "backlog"
        return_data = false

        metric_stat {
          stat = "Maximum"

          metric {
            namespace   = var.backlog.namespace
            metric_name = var.backlog.metric

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

      metrics {
        id          = "running"
        return_data = false

        metric_stat {
          stat = "Maximum"

          metric {
            namespace   = "ECS/ContainerInsights"
            metric_name = "RunningTaskCount"

            dimensions {
              name  = "ClusterName"
              value = var.cluster.name
            }

            dimensions {
              name  = "ServiceName"
              value = var.name
            }
          }
        }
      }
    }
  }
}
