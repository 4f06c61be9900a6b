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
    [for index, node in var.redis_nodes : { kind = "redis-memory", of = tostring(index + 1), above = 75, dimensions = { CacheClusterId = node } }],
    [for index, node in var.redis_nodes : { kind = "redis-cpu", of = tostring(index + 1), above = 80, dimensions = { CacheClusterId = node } }],
    [{ kind = "documentdb-cpu", of = "", above = 80, dimensions = { DBClusterIdentifier = var.documentdb_cluster } }],
    [{ kind = "bounces", of = "", above = 0.04, dimensions = {} }],
    [{ kind = "complaints", of = "", above = 0.0008, dimensions = {} }],
    [{ kind = "unread-bounces", of = "", above = 3600, dimensions = { QueueName = var.bounce_queues.live } }],
    [{ kind = "dead-bounces", of = "", above = 0, dimensions = { QueueName = var.bounce_queues.dead } }],
  )

  alarms = {
    for watch in local.watched :
    (watch.of == "" ? watch.kind : "${watch.kind}-${watch.of}") => merge(local.alarm_kinds[watch.kind], {
      runbook    = watch.kind
      above      = watch.above
      dimensions = watch.dimensions
    })
  }
}
