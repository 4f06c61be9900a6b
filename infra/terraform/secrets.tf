# Secrets are made in AWS and stay there. Terraform passes them on without keeping them; the one
# exception is Redis's AUTH, for which the provider has no write-only argument.

locals {
  # Made once. To change one later: README, "Secrets".
  made_secrets = {
    redis-password      = { length = 64, before = "" }
    documentdb-password = { length = 64, before = "" }
    ui-client-secret    = { length = 48, before = "" }
    key-encryption      = { length = 64, before = "" }
    # id:secret, the newest first.
    link-keys = { length = 64, before = "1:" }
  }

  # From Google and GitHub; an operator puts them in by hand.
  given_secrets = concat(
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
  secret_id  = aws_secretsmanager_secret_version.made["documentdb-password"].secret_id
  version_id = aws_secretsmanager_secret_version.made["documentdb-password"].version_id
}

# The one that tasks get, so that an apply gives a new one to Redis.
data "aws_secretsmanager_secret_version" "redis" {
  secret_id     = aws_secretsmanager_secret_version.made["redis-password"].secret_id
  version_stage = "AWSCURRENT"
}
