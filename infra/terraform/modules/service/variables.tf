variable "prefix" {
  description = "Prefix of all names."
  type        = string
}

variable "name" {
  description = "The service."
  type        = string
}

variable "repository" {
  description = "Where its images are."
  type        = object({ url = string, arn = string })
}

variable "digest" {
  description = "Digest of the image that runs; null makes all but the running service."
  type        = string
  default     = null
}

variable "cluster" {
  description = "The ECS cluster and its namespace of Service Connect."
  type        = object({ id = string, name = string, namespace_arn = string })
}

variable "network" {
  description = "Where it runs."
  type        = object({ subnet_ids = list(string), security_group_id = string })
}

variable "port" {
  description = "Where it listens."
  type        = number
}

variable "architecture" {
  description = "Processor of the image."
  type        = string
}

variable "size" {
  description = "Of one task: CPU units (1024 are one vCPU), MiB of memory, GiB of disk."
  type        = object({ cpu = number, memory = number, disk = optional(number, 21) })

  validation {
    condition     = try(contains(local.memory_of[var.size.cpu], var.size.memory), false)
    error_message = "Fargate has no task of this cpu and memory."
  }

  validation {
    condition     = var.size.cpu >= 512
    error_message = "The proxy of Service Connect needs 256 units, and a service more than none."
  }
}

variable "tasks" {
  description = "The fewest and the most tasks."
  type        = object({ min = number, max = number })
}

variable "capacity" {
  description = "Which kinds of Fargate run it, and in which shares."
  type        = list(object({ provider = string, base = optional(number, 0), weight = number }))
  default     = [{ provider = "FARGATE", base = 0, weight = 1 }]
}

variable "environment" {
  description = "Its settings; null is not set."
  type        = map(string)
}

variable "secrets" {
  description = "Settings that come from Secrets Manager: variable to ARN of the secret; null is not set."
  type        = map(string)
}

variable "init_containers" {
  description = "Init containers: of the same image, which run to their end before the service starts, by name: an entry point if not the image's own, arguments, settings, secrets, and the folder that is theirs to write and the service's to read."

  type = map(object({
    entry_point = optional(list(string))
    command     = list(string)
    environment = optional(map(string), {})
    secrets     = optional(map(string), {})
    user        = optional(string)
    folder      = optional(string)
  }))
  default = {}
}

variable "permissions" {
  description = "What its role may do. A `*` needs a reason, which is a sentence."

  type = list(object({
    sid       = string
    actions   = list(string)
    resources = list(string)
    condition = optional(map(map(list(string))), {})
    reason    = optional(string)
  }))

  validation {
    condition = alltrue([
      for statement in var.permissions : statement.reason != null ||
      !anytrue([for action in statement.actions : strcontains(action, "*")])
    ])
    error_message = "An action with * needs a reason."
  }

  validation {
    condition     = alltrue([for statement in var.permissions : statement.reason != null || !contains(statement.resources, "*")])
    error_message = "The resource * needs a reason."
  }

  validation {
    condition     = alltrue([for statement in var.permissions : statement.reason == null || length(coalesce(statement.reason, "-")) >= 20])
    error_message = "A reason is a sentence."
  }
}

variable "target_group_arn" {
  description = "Where its tasks register at the load balancer; null for internal services."
  type        = string
  default     = null
}

variable "after" {
  description = "Services that run before this one starts, because it calls them."
  type        = list(string)
  default     = []
}

variable "boundary" {
  description = "Policy that bounds both roles; null for none."
  type        = string
  default     = null
}

variable "rollback_alarms" {
  description = "Names of alarms by which ECS takes a release back while it is deployed."
  type        = list(string)
  default     = []
}

variable "public" {
  description = "Whether its tasks have public addresses, as where there is no NAT."
  type        = bool
  default     = false
}

variable "steady" {
  description = "Whether it counts as made only when its tasks run, and those of an older release are gone."
  type        = bool
  default     = true
}

variable "internal" {
  description = "Whether other services call it, and how patient Service Connect is then, in seconds; 0 is for ever."
  type        = object({ idle_timeout = optional(number, 300), request_timeout = optional(number, 30) })
  default     = null
}

variable "stop_timeout" {
  description = "Seconds from SIGTERM to SIGKILL."
  type        = number
  default     = 120

  validation {
    condition     = var.stop_timeout >= 2 && var.stop_timeout <= 120
    error_message = "Fargate takes 2 to 120 seconds."
  }
}

variable "writable" {
  description = "Folders it may write to; everything else is read-only. They end with the task."
  type        = map(string)
  default     = { tmp = "/tmp" }
}

variable "backlog" {
  description = "Scales by what waits in a queue instead of by CPU: the metric of what is unfinished for each living worker, and the one of what is unfinished while none lives."
  type = object({
    namespace  = string
    metric     = string
    unserved   = string
    dimensions = map(string)
    per_task   = number
  })
  default = null
}

variable "log_days" {
  description = "How long its log is kept."
  type        = number
}
