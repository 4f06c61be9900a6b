locals {
  # By installation, each with the prefix of its names (the root's variable `name`).
  names = var.installations

  here = { StringEquals = { "aws:RequestedRegion" = var.region } }

  # What belongs to nobody in particular cannot be named before it is there; the region is all that
  # keeps it.
  infrastructure = [
    "acm:*", "application-autoscaling:*", "cloudwatch:*", "ec2:*", "ecs:*", "elasticache:*", "elasticloadbalancing:*",
    "logs:*", "rds:*", "servicediscovery:*", "ses:*", "wafv2:*",
  ]

  deploy = {
    infrastructure = {
      for installation, name in local.names : installation => [
        { Sid = "Infrastructure", Effect = "Allow", Action = local.infrastructure, Resource = "*", Condition = local.here },
        { Sid = "LogInToRegistry", Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = "*" },
        { Sid = "Names", Effect = "Allow", Action = ["route53:Get*", "route53:List*", "route53:ChangeResourceRecordSets"], Resource = "*" },
        { Sid = "Budget", Effect = "Allow", Action = ["budgets:*"], Resource = "${local.arn}:budgets::${local.account}:budget/${name}-*" },
        { Sid = "Quotas", Effect = "Allow", Action = ["servicequotas:GetServiceQuota", "tag:GetResources"], Resource = "*" },
      ]
    }

    owned = {
      for installation, name in local.names : installation => [
        { Sid = "Images", Effect = "Allow", Action = ["ecr:*"], Resource = "${local.arn}:ecr:${var.region}:${local.account}:repository/${name}/*" },
        { Sid = "Buckets", Effect = "Allow", Action = ["s3:*"], Resource = ["${local.arn}:s3:::${name}-*", "${local.arn}:s3:::${name}-*/*"] },
        { Sid = "Events", Effect = "Allow", Action = ["events:*"], Resource = "${local.arn}:events:${var.region}:${local.account}:rule/${name}-*" },
        { Sid = "Queues", Effect = "Allow", Action = ["sns:*", "sqs:*"], Resource = ["${local.arn}:sns:${var.region}:${local.account}:${name}-*", "${local.arn}:sqs:${var.region}:${local.account}:${name}-*"] },
        { Sid = "Secrets", Effect = "Allow", Action = ["secretsmanager:*"], Resource = "${local.arn}:secretsmanager:${var.region}:${local.account}:secret:${name}/*" },
        { Sid = "NewPasswords", Effect = "Allow", Action = ["secretsmanager:GetRandomPassword", "ssm:DescribeParameters"], Resource = "*" },
        { Sid = "LastGoodRelease", Effect = "Allow", Action = ["ssm:*Parameter*", "ssm:ListTagsForResource", "ssm:AddTagsToResource"], Resource = "${local.arn}:ssm:${var.region}:${local.account}:parameter/${name}/*" },
        { Sid = "State", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = "${aws_s3_bucket.state.arn}/media-transcoder/${installation}.tfstate*" },
        { Sid = "Settings", Effect = "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.state.arn}/settings/${installation}/*" },
        { Sid = "FindState", Effect = "Allow", Action = ["s3:ListBucket"], Resource = aws_s3_bucket.state.arn },
      ]
    }

    roles = {
      for installation, name in local.names : installation => [
        {
          # Made, and given policies, within the boundary only.
          Sid       = "BoundedRoles"
          Effect    = "Allow"
          Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"]
          Resource  = "${local.arn}:iam::${local.account}:role/${name}-*"
          Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary[installation].arn } }
        },
        {
          # IAM looks at no boundary for these: so none of them gives or opens anything. A role that has a policy cannot
          # be deleted, and only within the boundary is one taken away. The trust policy of a role is never changed.
          Sid    = "Roles"
          Effect = "Allow"
          Action = [
            "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole",
            "iam:ListRolePolicies", "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole", "iam:UpdateRole",
          ]
          Resource = "${local.arn}:iam::${local.account}:role/${name}-*"
        },
        {
          Sid       = "GiveRolesToTasks"
          Effect    = "Allow"
          Action    = ["iam:PassRole"]
          Resource  = "${local.arn}:iam::${local.account}:role/${name}-*"
          Condition = { StringEquals = { "iam:PassedToService" = ["ecs-tasks.amazonaws.com"] } }
        },
        {
          Sid      = "RolesOfAwsItself"
          Effect   = "Allow"
          Action   = ["iam:CreateServiceLinkedRole", "iam:GetRole"]
          Resource = "${local.arn}:iam::${local.account}:role/aws-service-role/*"
        },
      ]
    }
  }

  boundary = {
    for installation, name in local.names : installation => [
      { Sid = "Files", Effect = "Allow", Action = ["s3:*Object", "s3:*MultipartUpload*", "s3:ListBucket*"], Resource = ["${local.arn}:s3:::${name}-media-${local.account}", "${local.arn}:s3:::${name}-media-${local.account}/*"] },
      { Sid = "Mail", Effect = "Allow", Action = ["ses:SendEmail", "ses:SendRawEmail"], Resource = "*", Condition = local.here },
      { Sid = "Bounces", Effect = "Allow", Action = ["sqs:*Message"], Resource = "${local.arn}:sqs:${var.region}:${local.account}:${name}-*" },
      { Sid = "Tasks", Effect = "Allow", Action = ["ecs:UpdateTaskProtection"], Resource = "${local.arn}:ecs:${var.region}:${local.account}:task/${name}/*" },
      { Sid = "Start", Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = "*", Condition = local.here },
      { Sid = "Images", Effect = "Allow", Action = ["ecr:Batch*", "ecr:GetDownloadUrlForLayer"], Resource = "${local.arn}:ecr:${var.region}:${local.account}:repository/${name}/*" },
      { Sid = "Logs", Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLog*"], Resource = "${local.arn}:logs:${var.region}:${local.account}:log-group:/${name}/*" },
      { Sid = "Secrets", Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = "${local.arn}:secretsmanager:${var.region}:${local.account}:secret:${name}/*" },
    ]
  }
}
