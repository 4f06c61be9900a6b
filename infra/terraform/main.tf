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
  bucket_arns         = [module.storage.bucket_arn]
  flow_logs           = { bucket_arn = module.edge.log_bucket_arn, enabled = var.network.flow_logs }
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
  firewall               = var.firewall
  log_days               = var.log_days
  destroyable            = var.destroyable
}

module "cluster" {
  source = "./modules/cluster"

  name        = var.name
  services    = keys(local.services)
  destroyable = var.destroyable
}

# A task finds only the names of Service Connect that were there when it started, and nothing works
# before the rules of connections.tf are there. So services come in tiers, each after what it calls.

locals {
  tiers = { for tier in [1, 2, 3] : tier => { for name, service in local.services : name => service if service.tier == tier } }

  # What the services have in common.
  shared = {
    prefix            = var.name
    repositories      = module.cluster.repositories
    images            = local.images
    cluster           = { id = module.cluster.id, name = module.cluster.name, namespace_arn = module.cluster.namespace_arn }
    subnet_ids        = module.network.task_subnet_ids
    public            = var.network.nat == "none"
    groups            = { for name, group in aws_security_group.service : name => group.id }
    architecture      = var.architecture
    target_group_arns = module.edge.target_group_arns
    settings          = { for name, settings in local.settings : name => { for variable, value in settings : variable => value == null ? null : tostring(value) } }
    secrets           = { for name, secrets in local.secret_settings : name => { for variable, secret in secrets : variable => try(local.secret_arns[secret], null) } }
    init_containers   = local.init_containers
    permissions       = local.permissions
    log_days          = var.log_days
    await_steady      = var.await_steady
    boundary          = var.permissions_boundary
    rollback_alarms   = module.observability.release_alarms
  }
}

module "first" {
  source = "./modules/tier"

  services = local.tiers[1]
  shared   = local.shared
  after    = local.ways
}

module "second" {
  source = "./modules/tier"

  services = local.tiers[2]
  shared   = local.shared
  after    = module.first.running
}

module "third" {
  source = "./modules/tier"

  services = local.tiers[3]
  shared   = local.shared
  after    = module.second.running
}

locals {
  documentdb = var.documentdb.elsewhere ? null : {
    instance_class = var.documentdb.instance_class
    instances      = var.documentdb.instances
    backup_days    = var.documentdb.backup_days
  }
}

module "data" {
  source = "./modules/data"

  name                = var.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.private_subnet_ids
  redis               = var.redis
  redis_users         = local.redis_users
  redis_passwords     = { for service, version in data.aws_secretsmanager_secret_version.redis : service => version.secret_string }
  documentdb          = local.documentdb
  documentdb_password = one(ephemeral.aws_secretsmanager_secret_version.documentdb[*].secret_string)
  restore             = var.restore
  destroyable         = var.destroyable
}

module "storage" {
  source = "./modules/storage"

  name         = var.name
  cors_origins = ["https://${local.hosts.client-ui}", "https://${local.hosts.api-gateway}"]
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
  always_running     = { for name, service in local.services : name => service.tasks.min if service.tasks.min > 0 }
  nat_gateways       = module.network.nat_gateways
  documentdb         = local.documentdb
}
