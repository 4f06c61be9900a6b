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

  init_secrets = { for name, init in var.init_containers : name => { for variable, arn in init.secrets : variable => arn if arn != null } }
  folders      = { for name, init in var.init_containers : name => init.folder if init.folder != null }

  init_containers = [
    for name, init in var.init_containers : merge(
      local.confined,
      {
        name         = name
        essential    = false
        command      = init.command
        environment  = [for variable, value in init.environment : { name = variable, value = value }]
        secrets      = [for variable, arn in local.init_secrets[name] : { name = variable, valueFrom = arn }]
        mountPoints  = init.folder == null ? [] : [{ sourceVolume = name, containerPath = init.folder, readOnly = false }]
        portMappings = []
      },
      init.entry_point == null ? {} : { entryPoint = init.entry_point },
      init.user == null ? {} : { user = init.user },
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
    dependsOn   = [for name, init in var.init_containers : { containerName = name, condition = "SUCCESS" }]

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
  container_definitions    = jsonencode(concat([local.container], local.init_containers))
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
