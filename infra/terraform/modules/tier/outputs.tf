output "task_definition_arns" {
  description = "What runs now, by service; null without an image."
  value       = { for name, service in module.service : name => service.task_definition_arn }
}

output "permissions" {
  description = "What the roles of each service may do, each `*` with its reason."
  value       = { for name, service in module.service : name => service.permissions }
}

output "running" {
  description = "The services, once they run; for what starts after them."
  value       = compact([for service in module.service : service.id])
}

output "after" {
  description = "What was there before these started."
  value       = var.after
}
