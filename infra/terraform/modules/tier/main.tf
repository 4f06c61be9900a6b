# Services that start together, once what they call is there.

module "service" {
  source   = "../service"
  for_each = var.services

  after            = var.after
  prefix           = var.shared.prefix
  name             = each.key
  repository       = var.shared.repositories[each.key]
  digest           = lookup(var.shared.images, each.key, null)
  cluster          = var.shared.cluster
  network          = { subnet_ids = var.shared.subnet_ids, security_group_id = var.shared.groups[each.key] }
  port             = each.value.port
  architecture     = var.shared.architecture
  size             = each.value.size
  tasks            = each.value.tasks
  capacity         = each.value.capacity
  backlog          = each.value.backlog
  writable         = each.value.writable
  internal         = each.value.internal
  steady           = each.value.steady && var.shared.await_steady
  target_group_arn = lookup(var.shared.target_group_arns, each.key, null)
  environment      = var.shared.settings[each.key]
  secrets          = var.shared.secrets[each.key]
  init_containers  = lookup(var.shared.init_containers, each.key, {})
  permissions      = var.shared.permissions[each.key]
  log_days         = var.shared.log_days
  public           = var.shared.public
  boundary         = var.shared.boundary
  rollback_alarms  = lookup(var.shared.rollback_alarms, each.key, [])
}
