output "security_group_id" {
  description = "The load balancer's, for rules of what it may reach."
  value       = aws_security_group.balancer.id
}

output "target_group_arns" {
  description = "Where each public service's tasks register."
  value       = { for name, group in aws_lb_target_group.service : name => group.arn }
  # ECS takes only target groups that a listener uses.
  depends_on = [aws_lb_listener_rule.host]
}

output "dimensions" {
  description = "How CloudWatch calls the load balancer and its target groups."
  value = {
    balancer      = aws_lb.this.arn_suffix
    target_groups = { for name, group in aws_lb_target_group.service : name => group.arn_suffix }
  }
}

output "log_bucket_arn" {
  description = "Where access logs are, and flow logs."
  value       = aws_s3_bucket.logs.arn
  depends_on  = [aws_s3_bucket_policy.logs]
}

output "dns_name" {
  description = "Address of the load balancer itself."
  value       = aws_lb.this.dns_name
}

output "firewall" {
  description = "Whether AWS WAF is before the load balancer."
  value       = length(aws_wafv2_web_acl_association.this) > 0
}
