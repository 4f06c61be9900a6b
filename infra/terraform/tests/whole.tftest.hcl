# The whole of it, made and taken away again against a moto server (AWS_ENDPOINT_URL). What moto 5.2
# cannot do is overridden below; plan.tftest.hcl looks at it.

variables {
  name        = "test"
  domain      = "media.example.com"
  alarm_email = "operator@example.com"
  destroyable = true
  network     = { zones = 2 }

  documentdb = { ca = "-----BEGIN CERTIFICATE-----\nmade up\n-----END CERTIFICATE-----" }
  sign_in    = { google_client_id = "google-id" }
  traces     = { host = "collector.internal" }

  operator_cidrs = ["192.0.2.0/24"]
  presets        = { "mine.yaml" = "formats: []\n" }

  # moto runs no tasks.
  await_steady = false
}

provider "aws" {
  region                     = "eu-central-1"
  access_key                 = "test"
  secret_key                 = "test"
  s3_use_path_style          = true
  skip_metadata_api_check    = true
  skip_requesting_account_id = false
  max_retries                = 2
}

# Lost by moto: the size in a rule's filter.
override_resource {
  target = module.storage.aws_s3_bucket_lifecycle_configuration.media
}

override_resource {
  target = module.data.aws_elasticache_parameter_group.redis
}

override_resource {
  target = module.data.aws_elasticache_subnet_group.redis
}

override_resource {
  target = module.data.aws_elasticache_user_group.redis
}

override_resource {
  target = module.data.aws_elasticache_replication_group.redis
  values = {
    primary_endpoint_address = "redis.test"
  }
}

override_resource {
  target = module.data.aws_docdb_cluster.this
  values = {
    endpoint = "documentdb.test"
  }
}

override_resource {
  target = module.data.aws_docdb_cluster_instance.this
}

override_resource {
  target = module.mail.aws_sesv2_configuration_set.this
  values = {
    arn = "arn:aws:ses:eu-central-1:123456789012:configuration-set/test"
  }
}

override_resource {
  target = module.mail.aws_sesv2_configuration_set_event_destination.bounces
}

override_resource {
  target = module.mail.aws_sesv2_email_identity.domain
  values = {
    arn                     = "arn:aws:ses:eu-central-1:123456789012:identity/media.example.com"
    dkim_signing_attributes = { tokens = ["one", "two", "three"] }
  }
}

override_resource {
  target = module.mail.aws_sesv2_email_identity_mail_from_attributes.domain
}

override_resource {
  target = module.third.module.service["client-ui"].aws_appautoscaling_target.this
}

override_resource {
  target = module.third.module.service["client-ui"].aws_appautoscaling_policy.cpu
}

override_resource {
  target = module.third.module.service["api-gateway"].aws_appautoscaling_target.this
}

override_resource {
  target = module.third.module.service["api-gateway"].aws_appautoscaling_policy.cpu
}

override_resource {
  target = module.first.module.service["auth-service"].aws_appautoscaling_target.this
}

override_resource {
  target = module.first.module.service["auth-service"].aws_appautoscaling_policy.cpu
}

override_resource {
  target = module.second.module.service["upload-service"].aws_appautoscaling_target.this
}

override_resource {
  target = module.second.module.service["upload-service"].aws_appautoscaling_policy.cpu
}

override_resource {
  target = module.second.module.service["transcoding-worker"].aws_appautoscaling_target.this
}

override_resource {
  target = module.second.module.service["notification-worker"].aws_appautoscaling_target.this
}

override_resource {
  target = module.second.module.service["notification-worker"].aws_appautoscaling_policy.cpu
}

override_resource {
  target = module.second.module.service["transcoding-worker"].aws_appautoscaling_policy.backlog
}

override_resource {
  target = module.second.module.service["transcoding-worker"].aws_appautoscaling_policy.first
  values = {
    arn = "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:00000000-0000-0000-0000-000000000000:resource/ecs/service/test/transcoding-worker:policyName/first"
  }
}

override_resource {
  target = module.observability.aws_budgets_budget.monthly
}

run "zone" {
  module {
    source = "./tests/zone"
  }
}

run "applies" {
  variables {
    zone_id = run.zone.id
    images = {
      client-ui           = "sha256:0000000000000000000000000000000000000000000000000000000000000001"
      api-gateway         = "sha256:0000000000000000000000000000000000000000000000000000000000000002"
      auth-service        = "sha256:0000000000000000000000000000000000000000000000000000000000000003"
      upload-service      = "sha256:0000000000000000000000000000000000000000000000000000000000000004"
      transcoding-worker  = "sha256:0000000000000000000000000000000000000000000000000000000000000005"
      notification-worker = "sha256:0000000000000000000000000000000000000000000000000000000000000006"
    }
  }

  assert {
    condition     = length(output.task_definitions) == 6 && alltrue([for arn in values(output.task_definitions) : arn != null])
    error_message = "Every service has a task definition."
  }

  assert {
    condition = jsonencode([keys(module.first.task_definition_arns), keys(module.second.task_definition_arns), keys(module.third.task_definition_arns)]) == jsonencode([
      ["auth-service"], ["notification-worker", "transcoding-worker", "upload-service"], ["api-gateway", "client-ui"],
    ])
    error_message = "What is called starts before what calls it."
  }

  assert {
    condition = alltrue(flatten([
      for from, targets in local.arrows : [
        for to in targets : local.services[to].tier < local.services[from].tier
        if contains(keys(local.services), from) && contains(keys(local.services), to)
      ]
    ]))
    error_message = "Every arrow of the architecture leads to a tier that started before."
  }

  assert {
    condition = (
      length(module.first.after) >= 2 * length(local.connections) + 2 * length(local.services) &&
      length(module.second.after) == 1 && toset(module.second.after) == toset(module.first.running) &&
      length(module.third.after) == 3 && toset(module.third.after) == toset(module.second.running)
    )
    error_message = "A tier starts after the rules, and after the tier before it."
  }

  assert {
    condition     = output.addresses.api-gateway == "https://api.media.example.com" && output.callbacks.google == "https://auth.media.example.com/login/oauth2/code/google"
    error_message = "The public services are at app., api. and auth."
  }

  assert {
    condition     = output.secrets_to_fill == ["test/google-client-secret"]
    error_message = "The operator is told which secrets to fill in."
  }

  assert {
    condition = alltrue(flatten([
      for roles in values(output.policies) : [
        for statement in concat(roles.task, roles.start) : length(coalesce(statement.reason, "-")) >= 20 ||
        !(contains(statement.resources, "*") || strcontains(join(" ", statement.actions), "*"))
      ]
    ]))
    error_message = "No role may do everything, or with everything, without a written reason."
  }

  assert {
    condition = toset([
      for service, roles in output.policies : service if anytrue([for statement in roles.task : anytrue([for action in statement.actions : startswith(action, "ses:")])])
    ]) == toset(["notification-worker"])
    error_message = "Only the notifier sends mail."
  }

  assert {
    condition = toset([
      for service, roles in output.policies : service if anytrue([for statement in roles.task : contains(statement.actions, "s3:PutObject")])
    ]) == toset(["upload-service", "transcoding-worker", "notification-worker"])
    error_message = "Only the uploader, the worker and the notifier write files."
  }

  assert {
    condition = alltrue([
      for statement in output.policies.notification-worker.task :
      alltrue([for resource in statement.resources : endswith(resource, "/processed/*/mailed-*") || endswith(resource, "/processed/*/webhook-*")]) if contains(statement.actions, "s3:PutObject")
    ])
    error_message = "The notifier writes its notes alone."
  }

  assert {
    condition = jsonencode([
      for statement in output.policies.notification-worker.task : [statement.actions, statement.resources]
      if anytrue([for action in statement.actions : startswith(action, "sqs:")])
    ]) == jsonencode([[["sqs:DeleteMessage", "sqs:ReceiveMessage"], ["arn:aws:sqs:eu-central-1:123456789012:test-bounces"]]])
    error_message = "The notifier reads the queue of bounces, and no other."
  }

  assert {
    condition = jsonencode({
      for service, roles in output.policies : service => [
        for statement in roles.task : [statement.actions, statement.resources]
        if anytrue([for action in statement.actions : startswith(action, "ecs:")])
      ]
      if anytrue(flatten([for statement in roles.task : [for action in statement.actions : startswith(action, "ecs:")]]))
    }) == jsonencode({ for service in ["api-gateway", "transcoding-worker", "upload-service"] : service => [[["ecs:UpdateTaskProtection"], ["arn:aws:ecs:eu-central-1:123456789012:task/test/*"]]] })
    error_message = "Who has uploads or jobs can protect itself from being taken away and no more, the tasks of our cluster only, and nobody else can."
  }

  assert {
    condition = alltrue([
      for service, access in local.redis_users : length(regexall("^on (~[a-z{}:*-]+ )+(&[a-z{}:*-]+ )*-@all ", access)) == 1 && !strcontains(access, "~* ") && !strcontains(access, "+@all")
    ]) && toset(keys(local.redis_users)) == toset(keys(local.services))
    error_message = "Each service reaches some keys of Redis, and none reaches all."
  }

  assert {
    condition     = !anytrue(flatten([for service, secrets in local.secret_settings : [for secret in values(secrets) : secret == "documentdb-master" || (startswith(secret, "redis-") && secret != "redis-${service}")]]))
    error_message = "No service has the password of another, or of DocumentDB's master."
  }

  assert {
    condition = jsonencode({ for service, containers in local.init_containers : service => keys(containers) }) == jsonencode({
      api-gateway = ["presets"], auth-service = ["database-user"], notification-worker = ["presets"], transcoding-worker = ["presets"]
    })
    error_message = "The user of DocumentDB is made before auth-service starts, and presets are there before who reads them."
  }

  assert {
    condition     = !anytrue(flatten([for roles in values(output.policies) : [for statement in roles.task : [for action in statement.actions : startswith(action, "cloudwatch:")]]]))
    error_message = "Metrics are lines of the log: nobody needs a permission for them."
  }
}

run "kept" {
  module {
    source = "./tests/release"
  }

  variables {
    images = { for name, arn in run.applies.task_definitions : name => "sha256:${sha256(name)}" }
  }
}

run "without_digests_the_last_good_release_stays" {
  command = plan

  variables {
    zone_id = run.zone.id
  }

  assert {
    condition     = jsonencode(local.images) == jsonencode(run.kept.images)
    error_message = "An apply without digests takes those that were kept."
  }
}

run "mongodb_may_be_elsewhere" {
  command = plan

  variables {
    zone_id    = run.zone.id
    documentdb = { elsewhere = true }
    web_tasks  = { min = 1, max = 2, small = true }
  }

  assert {
    condition = (
      local.settings.auth-service.SPRING_MONGODB_URI == "$${MONGODB_URI}" && local.settings.auth-service.SPRING_MONGODB_SSL_BUNDLE == null &&
      local.init_containers.auth-service == {} && contains(output.secrets_to_fill, "test/mongodb-uri") && !contains(keys(local.made_secrets), "documentdb-master")
    )
    error_message = "auth-service goes to the MongoDB that the operator names, and nothing is made for DocumentDB."
  }

  assert {
    condition     = !contains(keys(local.connections), "auth-service to documentdb") && aws_vpc_security_group_egress_rule.mongodb[0].from_port == 27017
    error_message = "auth-service, and nobody else, gets out to it."
  }

  assert {
    condition     = alltrue([for name, service in local.services : service.size.cpu == 512 if name != "transcoding-worker"])
    error_message = "Small services are as small as Fargate and Service Connect allow."
  }
}

run "bootstrap" {
  module {
    source = "./examples/bootstrap"
  }

  variables {
    region        = "eu-central-1"
    name          = "media-transcoder"
    repository    = "example/media-transcoder"
    installations = { production = "transcoder" }
  }

  assert {
    condition = output.variables.production == {
      AWS_REGION   = "eu-central-1"
      DEPLOY_ROLE  = "arn:aws:iam::123456789012:role/media-transcoder-deploy-production"
      STATE_BUCKET = "media-transcoder-terraform-123456789012"
      REGISTRY     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/transcoder"
    }
    error_message = "A workflow is told region, role, bucket of the state and registry."
  }
}
