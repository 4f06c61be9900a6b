output "id" {
  description = "Of the running service, once its tasks run if that is awaited; null without an image."
  value       = one(aws_ecs_service.this[*].id)
}

output "task_definition_arn" {
  description = "What runs now, to note before a release; null without an image."
  value       = one(aws_ecs_task_definition.this[*].arn)
}

output "permissions" {
  description = "What its two roles may do, each `*` with its reason."
  value       = { task = local.task_permissions, start = local.start_permissions }
}

output "policies" {
  description = "The policies of its two roles, as they are attached."
  value       = local.policies
}
