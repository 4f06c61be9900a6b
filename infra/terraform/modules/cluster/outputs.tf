output "id" {
  description = "ARN of the cluster."
  value       = aws_ecs_cluster.this.arn
}

output "name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.this.name
  # A service names capacity providers, which the cluster must have first.
  depends_on = [aws_ecs_cluster_capacity_providers.this]
}

output "namespace_arn" {
  description = "Namespace of Service Connect."
  value       = aws_service_discovery_http_namespace.this.arn
}

output "repositories" {
  description = "Address and ARN of each service's images."
  value       = { for name, repository in aws_ecr_repository.service : name => { url = repository.repository_url, arn = repository.arn } }
}
