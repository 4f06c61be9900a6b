variable "services" {
  description = "What runs, by name; each as modules/service describes it."

  type = map(object({
    port     = number
    size     = object({ cpu = number, memory = number, disk = optional(number, 21) })
    tasks    = object({ min = number, max = number })
    capacity = list(object({ provider = string, base = optional(number, 0), weight = number }))
    backlog  = optional(object({ namespace = string, metric = string, unserved = string, dimensions = map(string), per_task = number }))
    writable = map(string)
    internal = optional(object({ idle_timeout = optional(number, 300), request_timeout = optional(number, 30) }))
    steady   = bool
  }))
}

variable "after" {
  description = "What is there before these start."
  type        = list(string)
}

variable "shared" {
  description = "What the services of all tiers have in common; maps are by service. await_steady is false where no task ever runs, as against a moto server."

  type = object({
    prefix            = string
    repositories      = map(object({ url = string, arn = string }))
    images            = map(string)
    cluster           = object({ id = string, name = string, namespace_arn = string })
    subnet_ids        = list(string)
    groups            = map(string)
    architecture      = string
    target_group_arns = map(string)
    settings          = map(map(string))
    secrets           = map(map(string))
    init_containers = map(map(object({
      entry_point = optional(list(string))
      command     = list(string)
      environment = optional(map(string), {})
      secrets     = optional(map(string), {})
      user        = optional(string)
      folder      = optional(string)
    })))
    permissions = map(list(object({
      sid       = string
      actions   = list(string)
      resources = list(string)
      condition = optional(map(map(list(string))), {})
      reason    = optional(string)
    })))
    log_days        = number
    await_steady    = bool
    public          = bool
    boundary        = string
    rollback_alarms = map(list(string))
  })
}
