# Two roles: what the service may do, and what ECS may do to start it.

data "aws_caller_identity" "current" {}

locals {
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })

  task_permissions = var.permissions

  # ECS gives each to the container that names it, and to no other.
  secret_arns = distinct(concat([for name, arn in local.secrets : arn], flatten([for secrets in local.init_secrets : values(secrets)])))

  start_permissions = concat(
    [
      {
        sid       = "LogInToRegistry"
        actions   = ["ecr:GetAuthorizationToken"]
        resources = ["*"]
        condition = {}
        reason    = "The log-in is to the whole registry; IAM knows no resource for it."
      },
      {
        sid       = "PullOwnImage"
        actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        resources = [var.repository.arn]
        condition = {}
        reason    = null
      },
      {
        sid       = "WriteOwnLog"
        actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources = ["${aws_cloudwatch_log_group.this.arn}:log-stream:*"]
        condition = {}
        reason    = null
      },
    ],
    length(local.secret_arns) == 0 ? [] : [{
      sid       = "ReadOwnSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = local.secret_arns
      condition = {}
      reason    = null
    }],
  )

  policies = {
    for role, permissions in { task = local.task_permissions, start = local.start_permissions } : role => {
      Version                       = "2012-10-17"
      Statement = [
        for statement in permissions : merge(
          { Sid = statement.sid, Effect = "Allow", Action = statement.actions, Resource = statement.resources },
          length(statement.condition) == 0 ? {} : { Condition = statement.condition },
        )
      ]
    }
  }
}

resource "aws_iam_role" "task" {
  name                 = "${local.full_name}-task"
  description          = "What ${var.name} may do"
  assume_role_policy   = local.trust
  permissions_boundary = var.boundary
}

resource "aws_iam_role_policy" "task" {
  # IAM takes no empty policy: a service without permissions has none.
  count = length(local.task_permissions) == 0 ? 0 : 1

  name   = "task"
  role   = aws_iam_role.task.id
  policy = jsonencode(local.policies.task)
}

resource "aws_iam_role" "start" {
  name                 = "${local.full_name}-start"
  description          = "What ECS may do to start ${var.name}"
  assume_role_policy   = local.trust
  permissions_boundary = var.boundary
}

resource "aws_iam_role_policy" "start" {
  name   = "start"
  role   = aws_iam_role.start.id
  policy = jsonencode(local.policies.start)
}
