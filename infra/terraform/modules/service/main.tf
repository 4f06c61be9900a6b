# One of the six, as ECS runs it.

data "aws_region" "current" {}

locals {
  full_name = "${var.prefix}-${var.name}"
  runs      = var.digest != null
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/${var.prefix}/${var.name}"
  retention_in_days = var.log_days
}

resource "terraform_data" "after" {
  input = var.after
}

resource "aws_ecs_service" "this" {
  count = local.runs ? 1 : 0

  name                               = var.name
  cluster                            = var.cluster.id
  task_definition                    = aws_ecs_task_definition.this[0].arn
  desired_count                      = var.tasks.min
  platform_version                   = "1.4.0"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  # ECS Exec needs a root that can be written to.
  enable_execute_command            = false
  enable_ecs_managed_tags           = true
  propagate_tags                    = "SERVICE"
  wait_for_steady_state             = var.steady
  health_check_grace_period_seconds = var.target_group_arn == null ? null : 90

  dynamic "capacity_provider_strategy" {
    for_each = var.capacity

    content {
      capacity_provider = capacity_provider_strategy.value.provider
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "alarms" {
    for_each = length(var.rollback_alarms) == 0 ? [] : [var.rollback_alarms]

    content {
      enable      = true
      rollback    = true
      alarm_names = alarms.value
    }
  }

  network_configuration {
    subnets          = var.network.subnet_ids
    security_groups  = [var.network.security_group_id]
    assign_public_ip = var.public
  }

  dynamic "load_balancer" {
    for_each = var.target_group_arn == null ? [] : [var.target_group_arn]

    content {
      target_group_arn = load_balancer.value
      container_name   = var.name
      container_port   = var.port
    }
  }

  service_connect_configuration {
    enabled   = true
    namespace = var.cluster.namespace_arn

    dynamic "service" {
      for_each = var.internal == null ? [] : [var.internal]

      content {
        port_name      = "http"
        discovery_name = var.name

        client_alias {
          dns_name = var.name
          port     = var.port
        }

        timeout {
          idle_timeout_seconds        = service.value.idle_timeout
          per_request_timeout_seconds = service.value.request_timeout
        }
      }
    }
  }

  lifecycle {
    # Scaling sets it.
    ignore_changes = [desired_count]

    # ECS takes a bad release back by itself, and is steady then as well.
    postcondition {
      condition     = self.task_definition == aws_ecs_task_definition.this[0].arn
      error_message = "${var.name} does not run the wanted task definition: ECS took the release back. Its events say why (aws ecs describe-services)."
    }
  }

  depends_on = [aws_iam_role_policy.task, aws_iam_role_policy.start, terraform_data.after]
}
