locals {
  environment = { for name, value in var.environment : name => value if value != null }
  secrets     = { for name, arn in var.secrets : name => arn if arn != null }

  # Needs nothing but bash in the image. A service is asked whether it lives, not whether its stores do.
  alive = join(" ", [
    "exec 3<>/dev/tcp/127.0.0.1/${var.port}",
    "&& printf 'GET /actuator/health/liveness HTTP/1.0\\r\\n\\r\\n' >&3",
    "&& grep -q '\"UP\"' <&3",
  ])

  image = "${var.repository.url}@${coalesce(var.digest, "none")}"

  log = {
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

  # What all containers have: a root that nobody writes to, and no power of the kernel.
  confined = {
    image                  = local.image
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"], add = [] } }
    logConfiguration       = local.log
    systemControls         = []
    volumesFrom            = []
  }

  first_secrets = { for name, first in var.first : name => { for variable, arn in first.secrets : variable => arn if arn != null } }
  folders       = { for name, first in var.first : name => first.folder if first.folder != null }

  first = [
    for name, first in var.first : merge(
      local.confined,
      {
        name         = name
        essential    = false
        command      = first.command
        environment  = [for variable, value in first.environment : { name = variable, value = value }]
        secrets      = [for variable, arn in local.first_secrets[name] : { name = variable, valueFrom = arn }]
        mountPoints  = first.folder == null ? [] : [{ sourceVolume = name, containerPath = first.folder, readOnly = false }]
        portMappings = []
      },
      first.entry_point == null ? {} : { entryPoint = first.entry_point },
      first.user == null ? {} : { user = first.user },
    )
  ]

  container = merge(local.confined, {
    name      = var.name
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

    ulimits     = [{ name = "nofile", softLimit = 65536, hardLimit = 65536 }]
    stopTimeout = var.stop_timeout
    dependsOn   = [for name, first in var.first : { containerName = name, condition = "SUCCESS" }]

    mountPoints = concat(
      [for name, path in var.writable : { sourceVolume = name, containerPath = path, readOnly = false }],
      [for name, path in local.folders : { sourceVolume = name, containerPath = path, readOnly = true }],
    )

    healthCheck = {
      command     = ["CMD", "bash", "-c", local.alive]
      interval    = 15
      timeout     = 5
      retries     = 4
      startPeriod = 90
    }
  })
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
  container_definitions    = jsonencode(concat([local.container], local.first))
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
    for_each = merge(var.writable, local.folders)

    content {
      name = volume.key
    }
  }
}
