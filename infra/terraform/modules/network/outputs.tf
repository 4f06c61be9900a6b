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
  # Nothing that runs in them works before there is a way out.
  depends_on = [
    aws_route.private_internet, aws_route_table_association.private,
    aws_vpc_endpoint.s3, aws_vpc_endpoint.interface, aws_vpc_security_group_ingress_rule.endpoints,
  ]
}

output "task_subnet_ids" {
  description = "Where services run: public subnets where there is no NAT."
  value       = [for subnet in var.nat == "none" ? aws_subnet.public : aws_subnet.private : subnet.id]
  depends_on = [
    aws_route.public_internet, aws_route_table_association.public,
    aws_route.private_internet, aws_route_table_association.private,
    aws_vpc_endpoint.s3, aws_vpc_endpoint.interface, aws_vpc_security_group_ingress_rule.endpoints,
  ]
}

output "nat_gateways" {
  description = "Ids, by zone."
  value       = { for zone, gateway in aws_nat_gateway.this : zone => gateway.id }
}

output "s3_prefix_list_id" {
  description = "The addresses of S3, for rules of security groups."
  value       = data.aws_prefix_list.s3.id
}
