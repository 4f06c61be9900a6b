output "alarm_topic_arn" {
  description = "Where alarms and the budget tell; subscribe whom you like."
  value       = aws_sns_topic.alarms.arn
}

output "release_alarms" {
  description = "By service, the alarms that say that a release of it is bad."
  value = {
    for service, group in var.edge.target_groups : service => [
      for kind in ["service-5xx", "unhealthy"] : aws_cloudwatch_metric_alarm.this["${kind}-${service}"].alarm_name
    ]
  }
}

output "alarms" {
  description = "Names of all alarms."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}

output "monthly_budget" {
  description = "US dollars a month, of which somebody is told."
  value       = tonumber(aws_budgets_budget.monthly.limit_amount)
}
