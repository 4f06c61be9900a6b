locals {
  region = data.aws_region.current.name

  # Two in a row.
  graphs = [
    {
      title = "Unfinished jobs"
      stat  = "Maximum"
      lines = [for queue, seconds in var.oldest_waiting : [var.metrics.namespace, var.metrics.unfinished, "queue", queue]]
    },
    {
      title = "Oldest message (seconds)"
      stat  = "Maximum"
      lines = [for queue, seconds in var.oldest_waiting : [var.metrics.namespace, var.metrics.oldest, "queue", queue]]
    },
    {
      # Each task reports once a minute.
      title = "Running tasks"
      stat  = "SampleCount"
      lines = [for service in var.services : ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster, "ServiceName", service]]
    },
    {
      title = "Failed jobs"
      stat  = "Sum"
      lines = [[var.metrics.namespace, var.metrics.failed]]
    },
    {
      title = "Processor (%)"
      stat  = "Average"
      lines = [for service in var.services : ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster, "ServiceName", service]]
    },
    {
      title = "Memory (%)"
      stat  = "Maximum"
      lines = [for service in var.services : ["AWS/ECS", "MemoryUtilization", "ClusterName", var.cluster, "ServiceName", service]]
    },
    {
      title = "Answers of the public services"
      stat  = "Sum"
      lines = concat([
        for status in ["2XX", "4XX", "5XX"] : ["AWS/ApplicationELB", "HTTPCode_Target_${status}_Count", "LoadBalancer", var.edge.balancer]
      ], [["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", var.edge.balancer]])
    },
    {
      title = "Time to answer (seconds, 99 %)"
      stat  = "p99"
      lines = [for service, group in var.edge.target_groups : ["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.edge.balancer, "TargetGroup", group]]
    },
    {
      title = "Memory of Redis (%)"
      stat  = "Maximum"
      lines = [for node in var.redis_nodes : ["AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "CacheClusterId", node]]
    },
    {
      title = "Mail"
      stat  = "Sum"
      lines = [for event in ["Send", "Delivery", "Bounce", "Complaint"] : ["AWS/SES", event]]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [
      for index, graph in local.graphs : {
        type   = "metric"
        x      = (index % 2) * 12
        y      = floor(index / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          region  = local.region
          stat    = graph.stat
          period  = 60
          view    = "timeSeries"
          metrics = graph.lines
        }
      }
    ]
  })
}
