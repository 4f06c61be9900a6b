# Secrets are made in AWS and stay there. Terraform passes them on without keeping them; the exception
# are the passwords of Redis's users, for which the provider has no write-only argument.

locals {
  # Made once. To change one later: README, "Secrets".
  made_secrets = merge({
    ui-client-secret = { length = 48, before = "" }
    key-encryption   = { length = 64, before = "" }
    # id:secret, the newest first.
    link-keys = { length = 64, before = "1:" }
  }, { for name in concat(values(local.redis_secrets), local.documentdb_secrets) : name => { length = 64, before = "" } })

  documentdb_secrets = var.documentdb.elsewhere ? [] : ["documentdb-master", "documentdb-password"]

  # Each service is a user of its own in Redis.
  redis_secrets = { for service in keys(local.services) : service => "redis-${service}" }

  # From Google, GitHub and a MongoDB elsewhere; an operator puts them in by hand.
  given_secrets = concat(
    var.documentdb.elsewhere ? ["mongodb-uri"] : [],
    var.sign_in.google_client_id == null ? [] : ["google-client-secret"],
    var.sign_in.github_client_id == null ? [] : ["github-client-secret"],
  )
}

# No task starts with a secret that has no value yet.
locals {
  secret_arns = merge(
    { for name in local.given_secrets : name => aws_secretsmanager_secret.this[name].arn },
    { for name, version in aws_secretsmanager_secret_version.made : name => version.arn },
  )
}

resource "aws_secretsmanager_secret" "this" {
  for_each = setunion(keys(local.made_secrets), local.given_secrets)

  name                    = "${var.name}/${each.key}"
  recovery_window_in_days = var.destroyable ? 0 : 30
}

ephemeral "aws_secretsmanager_random_password" "this" {
  for_each = local.made_secrets

  password_length            = each.value.length
  exclude_punctuation        = true
  require_each_included_type = true
}

resource "aws_secretsmanager_secret_version" "made" {
  for_each = local.made_secrets

  secret_id                = aws_secretsmanager_secret.this[each.key].id
  secret_string_wo         = "${each.value.before}${ephemeral.aws_secretsmanager_random_password.this[each.key].random_password}"
  secret_string_wo_version = 1
}

ephemeral "aws_secretsmanager_secret_version" "documentdb" {
  count = var.documentdb.elsewhere ? 0 : 1

  secret_id  = aws_secretsmanager_secret_version.made["documentdb-master"].secret_id
  version_id = aws_secretsmanager_secret_version.made["documentdb-master"].version_id
}

# The ones that tasks get, so that an apply gives new ones to Redis.
data "aws_secretsmanager_secret_version" "redis" {
  for_each = local.redis_secrets

  secret_id     = aws_secretsmanager_secret_version.made[each.value].secret_id
  version_stage = "AWSCURRENT"
}

# Which keys and commands each service needs. The local stack gives its Redis the same users, so its tests
# show that this is enough.
locals {
  redis_access = jsondecode(file("${path.module}/redis-users.json"))

  redis_users = {
    for service, access in local.redis_access.users : service => join(" ", concat(
      ["on"], [for key in access.keys : "~${key}"], [for channel in access.channels : "&${channel}"], local.redis_access.commands,
    ))
  }
}
