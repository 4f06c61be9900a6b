output "alarm_topic_arn" {
  description = "Where alarms and the budget tell; subscribe whom you like."
  value       = aws_sns_topic.alarms.arn
}

output "alarms" {
  description = "Names of all alarms."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}
