locals {
  # Silence is a fault where something must always be heard.
  heard = { always = "breaching", sometimes = "notBreaching" }

  alarm_kinds = {
    queue-age = {
      meaning   = "A message has waited too long: no worker takes it, or too few do."
      namespace = var.metrics.namespace
      metric    = var.metrics.oldest
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.always
    }
    failed-jobs = {
      meaning   = "More jobs fail than bad files explain."
      namespace = var.metrics.namespace
      metric    = var.metrics.failed
      statistic = "Sum"
      period    = 300
      periods   = 2
      silence   = local.heard.sometimes
    }
    memory = {
      meaning   = "A service is about to be killed for its memory."
      namespace = "AWS/ECS"
      metric    = "MemoryUtilization"
      statistic = "Maximum"
      period    = 60
      periods   = 10
      silence   = local.heard.sometimes
    }
    balancer-5xx = {
      meaning   = "The load balancer itself answers with errors: no healthy task, or none in time."
      namespace = "AWS/ApplicationELB"
      metric    = "HTTPCode_ELB_5XX_Count"
      statistic = "Sum"
      period    = 60
      periods   = 3
      silence   = local.heard.sometimes
    }
    service-5xx = {
      meaning   = "A public service answers with errors."
      namespace = "AWS/ApplicationELB"
      metric    = "HTTPCode_Target_5XX_Count"
      statistic = "Sum"
      period    = 60
      periods   = 3
      silence   = local.heard.sometimes
    }
    unhealthy = {
      meaning   = "A task of a public service does not answer its health check."
      namespace = "AWS/ApplicationELB"
      metric    = "UnHealthyHostCount"
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.sometimes
    }
    no-healthy-task = {
      meaning    = "No task of a public service is healthy: nobody gets an answer."
      namespace  = "AWS/ApplicationELB"
      metric     = "HealthyHostCount"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      period     = 60
      periods    = 2
      silence    = local.heard.always
    }
    too-few-tasks = {
      meaning   = "Fewer tasks of a service run than there must always be."
      namespace = "AWS/ECS"
      # Each task reports once a minute.
      metric     = "CPUUtilization"
      statistic  = "SampleCount"
      comparison = "LessThanThreshold"
      period     = 60
      periods    = 10
      silence    = local.heard.always
    }
    nat-ports = {
      meaning   = "The NAT gateway has no port left for more connections to the outside."
      namespace = "AWS/NATGateway"
      metric    = "ErrorPortAllocation"
      statistic = "Sum"
      period    = 300
      periods   = 1
      silence   = local.heard.sometimes
    }
    redis-lag = {
      meaning   = "A replica of Redis is behind: what it lacks is lost in a failover."
      namespace = "AWS/ElastiCache"
      metric    = "ReplicationLag"
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.sometimes
    }
    documentdb-memory = {
      meaning    = "DocumentDB has little memory left; it gets slow and then restarts."
      namespace  = "AWS/DocDB"
      metric     = "FreeableMemory"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      period     = 60
      periods    = 10
      silence    = local.heard.always
    }
    documentdb-connections = {
      meaning   = "DocumentDB has few connections left, and then refuses more."
      namespace = "AWS/DocDB"
      metric    = "DatabaseConnections"
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.sometimes
    }
    documentdb-lag = {
      meaning   = "A replica of DocumentDB is behind."
      namespace = "AWS/DocDB"
      metric    = "DBClusterReplicaLagMaximum"
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.sometimes
    }
    redis-memory = {
      meaning   = "Redis fills up; when it is full it refuses new jobs."
      namespace = "AWS/ElastiCache"
      metric    = "DatabaseMemoryUsagePercentage"
      statistic = "Maximum"
      period    = 60
      periods   = 5
      silence   = local.heard.always
    }
    redis-cpu = {
      meaning   = "Redis has no processor time left; everything gets slow."
      namespace = "AWS/ElastiCache"
      metric    = "EngineCPUUtilization"
      statistic = "Average"
      period    = 60
      periods   = 10
      silence   = local.heard.always
    }
    documentdb-cpu = {
      meaning   = "DocumentDB has no processor time left; log-ins get slow."
      namespace = "AWS/DocDB"
      metric    = "CPUUtilization"
      statistic = "Average"
      period    = 60
      periods   = 10
      silence   = local.heard.always
    }
    bounces = {
      meaning   = "Too much mail bounces; at 5 % Amazon looks into it, at 10 % it stops the account."
      namespace = "AWS/SES"
      metric    = "Reputation.BounceRate"
      statistic = "Maximum"
      period    = 3600
      periods   = 1
      silence   = local.heard.sometimes
    }
    complaints = {
      meaning   = "Too many people call our mail spam; at 0.1 % Amazon looks into it."
      namespace = "AWS/SES"
      metric    = "Reputation.ComplaintRate"
      statistic = "Maximum"
      period    = 3600
      periods   = 1
      silence   = local.heard.sometimes
    }
    unread-bounces = {
      meaning   = "notification-worker does not read what bounced."
      namespace = "AWS/SQS"
      metric    = "ApproximateAgeOfOldestMessage"
      statistic = "Maximum"
      period    = 300
      periods   = 3
      silence   = local.heard.sometimes
    }
    dead-bounces = {
      meaning   = "A report of a bounce could not be read five times."
      namespace = "AWS/SQS"
      metric    = "ApproximateNumberOfMessagesVisible"
      statistic = "Maximum"
      period    = 300
      periods   = 1
      silence   = local.heard.sometimes
    }
  }

  # Each kind, where it is watched and above which value somebody is told.
  watched = concat(
    [for queue, seconds in var.oldest_waiting : { kind = "queue-age", of = queue, above = seconds, dimensions = { queue = queue } }],
    [{ kind = "failed-jobs", of = "", above = 10, dimensions = {} }],
    [for service in var.services : { kind = "memory", of = service, above = 90, dimensions = { ClusterName = var.cluster, ServiceName = service } }],
    [{ kind = "balancer-5xx", of = "", above = 5, dimensions = { LoadBalancer = var.edge.balancer } }],
    [for service, group in var.edge.target_groups : { kind = "service-5xx", of = service, above = 5, dimensions = { LoadBalancer = var.edge.balancer, TargetGroup = group } }],
    [for service, group in var.edge.target_groups : { kind = "unhealthy", of = service, above = 0, dimensions = { LoadBalancer = var.edge.balancer, TargetGroup = group } }],
    [for service, group in var.edge.target_groups : { kind = "no-healthy-task", of = service, above = 1, dimensions = { LoadBalancer = var.edge.balancer, TargetGroup = group } } if contains(keys(var.always_running), service)],
    [for service, fewest in var.always_running : { kind = "too-few-tasks", of = service, above = fewest, dimensions = { ClusterName = var.cluster, ServiceName = service } }],
    [for zone, gateway in var.nat_gateways : { kind = "nat-ports", of = zone, above = 0, dimensions = { NatGatewayId = gateway } }],
    [for index, node in var.redis_nodes : { kind = "redis-lag", of = tostring(index + 1), above = 5, dimensions = { CacheClusterId = node } } if length(var.redis_nodes) > 1],
    [for cluster in local.documentdb_clusters : { kind = "documentdb-memory", of = "", above = 0.1 * local.documentdb_limits.bytes, dimensions = { DBClusterIdentifier = cluster } }],
    [for cluster in local.documentdb_clusters : { kind = "documentdb-connections", of = "", above = 0.8 * local.documentdb_limits.connections, dimensions = { DBClusterIdentifier = cluster } }],
    [for cluster in local.documentdb_clusters : { kind = "documentdb-lag", of = "", above = 10000, dimensions = { DBClusterIdentifier = cluster } } if try(var.documentdb.instances, 0) > 1],
    [for index, node in var.redis_nodes : { kind = "redis-memory", of = tostring(index + 1), above = 75, dimensions = { CacheClusterId = node } }],
    [for index, node in var.redis_nodes : { kind = "redis-cpu", of = tostring(index + 1), above = 80, dimensions = { CacheClusterId = node } }],
    [for cluster in local.documentdb_clusters : { kind = "documentdb-cpu", of = "", above = 80, dimensions = { DBClusterIdentifier = cluster } }],
    [{ kind = "bounces", of = "", above = 0.04, dimensions = {} }],
    [{ kind = "complaints", of = "", above = 0.0008, dimensions = {} }],
    [{ kind = "unread-bounces", of = "", above = 3600, dimensions = { QueueName = var.bounce_queues.live } }],
    [{ kind = "dead-bounces", of = "", above = 0, dimensions = { QueueName = var.bounce_queues.dead } }],
  )

  # AWS's "Instance limits" of DocumentDB; of a class that is not here, half of what the smallest has.
  documentdb_classes = {
    "db.t4g.medium"  = { bytes = 4 * 1024 * 1024 * 1024, connections = 1000 }
    "db.t3.medium"   = { bytes = 4 * 1024 * 1024 * 1024, connections = 1000 }
    "db.r6g.large"   = { bytes = 16 * 1024 * 1024 * 1024, connections = 3400 }
    "db.r6g.xlarge"  = { bytes = 32 * 1024 * 1024 * 1024, connections = 7000 }
    "db.r6g.2xlarge" = { bytes = 64 * 1024 * 1024 * 1024, connections = 14200 }
    "db.r6g.4xlarge" = { bytes = 128 * 1024 * 1024 * 1024, connections = 28400 }
  }
  documentdb_clusters = var.documentdb == null ? [] : [var.documentdb_cluster]
  documentdb_limits   = lookup(local.documentdb_classes, try(var.documentdb.instance_class, "none"), { bytes = 2 * 1024 * 1024 * 1024, connections = 500 })

  alarms = {
    for watch in local.watched :
    (watch.of == "" ? watch.kind : "${watch.kind}-${watch.of}") => merge(local.alarm_kinds[watch.kind], {
      runbook    = watch.kind
      comparison = try(local.alarm_kinds[watch.kind].comparison, "GreaterThanThreshold")
      above      = watch.above
      dimensions = watch.dimensions
    })
  }
}
