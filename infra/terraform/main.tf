# The whole of Media Transcoder on AWS, from the outside in. What runs is in services.tf, who talks
# to whom in connections.tf, who may do what in permissions.tf, and every setting in settings.tf.

data "aws_region" "current" {}

module "network" {
  source = "./modules/network"

  name                = var.name
  cidr                = var.network.cidr
  zones               = var.network.zones
  nat                 = var.network.nat
  interface_endpoints = var.network.interface_endpoints
}

module "edge" {
  source = "./modules/edge"

  name                   = var.name
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.public_subnet_ids
  zone_id                = var.zone_id
  hosts                  = { for name, host in local.hosts : name => { host = host, port = local.services[name].port } }
  upload                 = { host = local.hosts.api-gateway, path = "/upload" }
  operators              = { service = "client-ui", path = "/operator*", cidrs = var.operator_cidrs }
  idle_timeout           = 300
  requests_per_5_minutes = var.requests_per_5_minutes
  log_days               = var.log_days
  destroyable            = var.destroyable
}

module "cluster" {
  source = "./modules/cluster"

  name        = var.name
  services    = keys(local.services)
  destroyable = var.destroyable
}

module "service" {
  source   = "./modules/service"
  for_each = local.services

  prefix           = var.name
  name             = each.key
  repository       = module.cluster.repositories[each.key]
  digest           = lookup(var.images, each.key, null)
  cluster          = { id = module.cluster.id, name = module.cluster.name, namespace_arn = module.cluster.namespace_arn }
  network          = { vpc_id = module.network.vpc_id, subnet_ids = module.network.private_subnet_ids }
  port             = each.value.port
  architecture     = var.architecture
  size             = each.value.size
  tasks            = each.value.tasks
  capacity         = each.value.capacity
  backlog          = each.value.backlog
  writable         = each.value.writable
  internal         = each.value.internal
  target_group_arn = contains(keys(local.hosts), each.key) ? module.edge.target_group_arns[each.key] : null
  environment      = local.settings[each.key]
  secrets          = { for variable, secret in local.secret_settings[each.key] : variable => try(aws_secretsmanager_secret.this[secret].arn, null) }
  permissions      = local.permissions[each.key]
  log_days         = var.log_days
  exec             = var.exec
}

module "data" {
  source = "./modules/data"

  name                = var.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.private_subnet_ids
  redis               = var.redis
  redis_password      = data.aws_secretsmanager_secret_version.redis.secret_string
  documentdb          = { instance_class = var.documentdb.instance_class, instances = var.documentdb.instances, backup_days = var.documentdb.backup_days }
  documentdb_password = ephemeral.aws_secretsmanager_secret_version.documentdb.secret_string
  destroyable         = var.destroyable
}

module "storage" {
  source = "./modules/storage"

  name         = var.name
  cors_origins = ["https://${local.hosts.client-ui}"]
  retention    = var.retention
  destroyable  = var.destroyable
}

module "mail" {
  source = "./modules/mail"

  name    = var.name
  domain  = var.domain
  zone_id = var.zone_id
}

module "observability" {
  source = "./modules/observability"

  name               = var.name
  alarm_email        = var.alarm_email
  monthly_budget     = var.monthly_budget
  cluster            = module.cluster.name
  services           = keys(local.services)
  edge               = module.edge.dimensions
  redis_nodes        = module.data.redis_nodes
  documentdb_cluster = module.data.documentdb_cluster
  bounce_queues      = { live = module.mail.bounce_queue.name, dead = module.mail.dead_bounce_queue }
  metrics            = local.metrics
  oldest_waiting     = { transcode = 900, notify = 600 }
}
