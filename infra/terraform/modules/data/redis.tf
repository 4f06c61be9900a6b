# Jobs, queues, sessions and tokens. Nothing in it may be evicted.

resource "aws_elasticache_subnet_group" "redis" {
  name       = "${var.name}-redis"
  subnet_ids = var.subnet_ids
}

resource "aws_elasticache_parameter_group" "redis" {
  name        = "${var.name}-redis7"
  family      = "redis7"
  description = "Refuses to write when memory is full, instead of losing jobs"

  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }

  parameter {
    name  = "cluster-enabled"
    value = "no"
  }
}

resource "aws_security_group" "redis" {
  name        = "${var.name}-redis"
  description = "Redis"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-redis" }
}

# One for each service: it reaches its own keys and no others.
resource "aws_elasticache_user" "service" {
  for_each = var.redis_users

  user_id       = "${var.name}-${each.key}"
  user_name     = each.key
  engine        = "redis"
  access_string = each.value

  authentication_mode {
    type      = "password"
    passwords = [var.redis_passwords[each.key]]
  }
}

# A group must have this user, which a client is that gives no name. It has no rights.
resource "aws_elasticache_user" "nobody" {
  user_id       = "${var.name}-nobody"
  user_name     = "default"
  engine        = "redis"
  access_string = "off -@all"

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user_group" "redis" {
  user_group_id = "${var.name}-redis"
  engine        = "redis"
  user_ids      = concat([aws_elasticache_user.nobody.user_id], [for user in aws_elasticache_user.service : user.user_id])
}

resource "aws_elasticache_replication_group" "redis" {
  replication_group_id = "${var.name}-redis"
  description          = "Jobs, queues, sessions, tokens"
  engine               = "redis"
  engine_version       = "7.1"
  node_type            = var.redis.node_type
  port                 = 6379

  # Cluster mode off: the scripts touch keys of several slots.
  num_cache_clusters         = var.redis.nodes
  multi_az_enabled           = var.redis.nodes > 1
  automatic_failover_enabled = var.redis.nodes > 1

  subnet_group_name    = aws_elasticache_subnet_group.redis.name
  parameter_group_name = aws_elasticache_parameter_group.redis.name
  security_group_ids   = [aws_security_group.redis.id]

  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  at_rest_encryption_enabled = true
  user_group_ids             = [aws_elasticache_user_group.redis.user_group_id]

  snapshot_retention_limit   = var.redis.snapshot_days
  snapshot_window            = "02:00-03:00"
  maintenance_window         = "sun:03:30-sun:04:30"
  final_snapshot_identifier  = var.destroyable ? null : "${var.name}-redis-final"
  auto_minor_version_upgrade = true
  apply_immediately          = false

  # Only looked at when it is made: nothing is replaced because a value is there or goes.
  snapshot_name = var.restore.redis

  lifecycle {
    ignore_changes = [snapshot_name]
  }
}
