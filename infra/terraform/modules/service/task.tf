locals {
  environment = { for name, value in var.environment : name => value if value != null }
  secrets     = { for name, arn in var.secrets : name => arn if arn != null }

  # Needs nothing but bash in the image. A service is asked whether it lives, not whether its stores do.
  alive = join(" ", [
    "exec 3<>/dev/tcp/127.0.0.1/${var.port}",
    "&& printf 'GET /actuator/health/liveness HTTP/1.0\\r\\n\\r\\n' >&3",
    "&& grep -q '\"UP\"' <&3",
  ])

  container = {
    name      = var.name
    image     = "${var.repository.url}@${coalesce(var.digest, "none")}"
    essential = true

    portMappings = [{
      name          = "http"
      containerPort = var.port
      hostPort      = var.port
      protocol      = "tcp"
      appProtocol   = "http"
    }]

    environment = [for name, value in local.environment : { name = name, value = value }]
    secrets     = [for name, arn in local.secrets : { name = name, valueFrom = arn }]

    readonlyRootFilesystem = true
    mountPoints            = [for name, path in var.writable : { sourceVolume = name, containerPath = path, readOnly = false }]
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"], add = [] } }
    ulimits                = [{ name = "nofile", softLimit = 65536, hardLimit = 65536 }]
    stopTimeout            = var.stop_timeout

    healthCheck = {
      command     = ["CMD", "bash", "-c", local.alive]
      interval    = 15
      timeout     = 5
      retries     = 4
      startPeriod = 90
    }

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.name
        awslogs-stream-prefix = "task"
        # A slow CloudWatch does not stop the service.
        mode            = "non-blocking"
        max-buffer-size = "8m"
      }
    }

    systemControls = []
    volumesFrom    = []
  }
}

resource "aws_ecs_task_definition" "this" {
  count = local.runs ? 1 : 0

  family                   = local.full_name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.size.cpu
  memory                   = var.size.memory
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.start.arn
  container_definitions    = jsonencode([local.container])
  # ECS goes back to the one before, which must be there then.
  skip_destroy = true

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  ephemeral_storage {
    size_in_gib = var.size.disk
  }

  dynamic "volume" {
    for_each = var.writable

    content {
      name = volume.key
    }
  }
}
