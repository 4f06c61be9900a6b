# The arrows of the architecture: nothing else gets through. Each is a rule on both sides.

locals {
  groups = merge(
    { for name, group in aws_security_group.service : name => group.id },
    { balancer = module.edge.security_group_id, redis = module.data.redis_security_group_id },
    var.documentdb.elsewhere ? {} : { documentdb = module.data.documentdb_security_group_id },
  )

  ports = merge(
    { for name, service in local.services : name => service.port },
    { redis = module.data.redis_port },
    var.documentdb.elsewhere ? {} : { documentdb = module.data.documentdb_port },
  )

  arrows = {
    balancer            = ["client-ui", "api-gateway", "auth-service"]
    client-ui           = concat(["auth-service", "redis"], local.operator_pages ? ["transcoding-worker"] : [])
    api-gateway         = ["auth-service", "upload-service", "notification-worker", "redis"]
    auth-service        = var.documentdb.elsewhere ? ["redis"] : ["documentdb", "redis"]
    upload-service      = ["auth-service", "redis"]
    transcoding-worker  = ["auth-service", "redis"]
    notification-worker = ["auth-service", "redis"]
  }

  operator_pages = length(var.operator_cidrs) > 0

  connections = merge([
    for from, targets in local.arrows : { for to in targets : "${from} to ${to}" => { from = from, to = to } }
  ]...)

  # The rules, for what needs them: no task starts without them.
  ways = concat(
    [for rule in aws_vpc_security_group_egress_rule.connection : rule.id],
    [for rule in aws_vpc_security_group_ingress_rule.connection : rule.id],
    [for rule in aws_vpc_security_group_egress_rule.s3 : rule.id],
    [for rule in aws_vpc_security_group_egress_rule.https : rule.id],
    [for rule in aws_vpc_security_group_egress_rule.http : rule.id],
    [for rule in aws_vpc_security_group_egress_rule.mongodb : rule.id],
  )

  # Google and GitHub; SES and the webhooks of users; files from the web.
  outside = concat(["auth-service", "notification-worker"], local.fetching)

  # What fetches files from the web, if that is on. It would take ports from 1024 on too: they stay closed.
  fetching = var.imports ? ["api-gateway"] : []
}

resource "aws_security_group" "service" {
  for_each = local.services

  name        = "${var.name}-${each.key}"
  description = each.key
  vpc_id      = module.network.vpc_id
  tags        = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_egress_rule" "connection" {
  for_each = local.connections

  security_group_id            = local.groups[each.value.from]
  referenced_security_group_id = local.groups[each.value.to]
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = local.ports[each.value.to]
  to_port                      = local.ports[each.value.to]
}

resource "aws_vpc_security_group_ingress_rule" "connection" {
  for_each = local.connections

  security_group_id            = local.groups[each.value.to]
  referenced_security_group_id = local.groups[each.value.from]
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = local.ports[each.value.to]
  to_port                      = local.ports[each.value.to]
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each = local.services

  security_group_id = local.groups[each.key]
  description       = "S3, where images are too"
  prefix_list_id    = module.network.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "https" {
  for_each = local.services

  security_group_id = local.groups[each.key]
  description       = contains(local.outside, each.key) ? "Everybody by HTTPS" : "AWS inside the VPC"
  # Without endpoints, AWS's services are outside too.
  cidr_ipv4   = contains(local.outside, each.key) || !var.network.interface_endpoints ? "0.0.0.0/0" : var.network.cidr
  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}

resource "aws_vpc_security_group_egress_rule" "http" {
  for_each = toset(local.fetching)

  security_group_id = local.groups[each.key]
  description       = "Files from the web"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "mongodb" {
  count = var.documentdb.elsewhere ? 1 : 0

  security_group_id = local.groups["auth-service"]
  description       = "MongoDB, wherever it is"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 27017
  to_port           = 27017
}

resource "aws_vpc_security_group_egress_rule" "traces" {
  for_each = { for name, service in local.services : name => service if var.traces != null }

  security_group_id = local.groups[each.key]
  description       = "The collector of traces"
  cidr_ipv4         = var.network.cidr
  ip_protocol       = "tcp"
  from_port         = var.traces.port
  to_port           = var.traces.port
}
