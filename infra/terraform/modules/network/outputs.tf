output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "One in each zone, for the load balancer."
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "One in each zone, for services and stores."
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "s3_prefix_list_id" {
  description = "The addresses of S3, for rules of security groups."
  value       = data.aws_prefix_list.s3.id
}
