output "addresses" {
  description = "Where the public services are."
  value       = { for name, host in local.hosts : name => "https://${host}" }
}

output "callbacks" {
  description = "What Google and GitHub must know as redirect URIs."
  value       = { for provider in ["google", "github"] : provider => "https://${local.hosts.auth-service}/login/oauth2/code/${provider}" }
}

output "repositories" {
  description = "Where each service's image is pushed."
  value       = { for name, repository in module.cluster.repositories : name => repository.url }
}

output "secrets_to_fill" {
  description = "Secrets whose values only you know: put them in before the services start."
  value       = [for secret in local.given_secrets : aws_secretsmanager_secret.this[secret].name]
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.cluster.name
}

output "task_definitions" {
  description = "What is to run: what does run is compared with it after each release."
  value       = merge(module.first.task_definition_arns, module.second.task_definition_arns, module.third.task_definition_arns)
}

output "release_parameter" {
  description = "Where the digests of the last good release are kept."
  value       = aws_ssm_parameter.images.name
}

output "bucket" {
  description = "The bucket of media."
  value       = module.storage.bucket
}

output "alarm_topic" {
  description = "Where alarms are told."
  value       = module.observability.alarm_topic_arn
}

locals {
  # The most tasks of each service that Spot runs: all but the first ones, if it runs any.
  on_spot = {
    for name, service in local.services : name => max(0, contains([for share in service.capacity : share.provider if share.weight > 0], "FARGATE_SPOT")
      ? service.tasks.max - sum([for share in service.capacity : share.base])
    : 0)
  }
}

output "size" {
  description = "How large it is, of what costs while it is idle."
  value = {
    zones        = length(module.network.private_subnet_ids)
    nat_gateways = length(module.network.nat_gateways)
    firewall     = module.edge.firewall
    tasks        = { for name, service in local.services : name => service.tasks.min }
    redis        = module.data.redis_size
    documentdb   = module.data.documentdb_size
    budget       = module.observability.monthly_budget
    # What a release needs at most, which runs the new tasks beside the old ones: infra/release/preflight.
    vcpu = {
      on_demand = 2 * sum([for name, service in local.services : (service.tasks.max - local.on_spot[name]) * service.size.cpu]) / 1024
      spot      = 2 * sum([for name, service in local.services : local.on_spot[name] * service.size.cpu]) / 1024
    }
  }
}

output "policies" {
  description = "What each role may do, with the reason for each `*`."
  value       = merge(module.first.permissions, module.second.permissions, module.third.permissions)
}
