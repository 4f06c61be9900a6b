output "identity_arn" {
  description = "What notification-worker may send as."
  value       = aws_sesv2_email_identity.domain.arn
}

output "configuration_set" {
  description = "Name of the configuration set of each mail."
  value       = aws_sesv2_configuration_set.this.configuration_set_name
}

output "configuration_set_arn" {
  description = "Its ARN."
  value       = aws_sesv2_configuration_set.this.arn
}

output "bounce_queue" {
  description = "The queue of bounces and complaints."
  value = {
    name = aws_sqs_queue.bounces.name
    url  = aws_sqs_queue.bounces.url
    arn  = aws_sqs_queue.bounces.arn
  }
}

output "dead_bounce_queue" {
  description = "Name of the queue of bounces that nobody could read."
  value       = aws_sqs_queue.bounces_dead.name
}
