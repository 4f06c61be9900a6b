# Where the services run and find each other.

resource "aws_ecs_cluster" "this" {
  name = var.name

  # Nothing here needs its metrics, and each costs.
  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_service_discovery_http_namespace" "this" {
  name        = var.name
  description = "Names of the services inside the VPC"
}
