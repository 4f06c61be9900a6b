variable "name" {
  description = "Prefix of all names; one for each installation in an account."
  type        = string
  default     = "transcoder"

  validation {
    # The load balancer's target groups have 32 characters at most.
    condition     = can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.name))
    error_message = "3 to 16 characters: small letters, digits and hyphens, a letter first."
  }
}

variable "domain" {
  description = "The three public services answer at app., api. and auth. of it, and mail comes from it."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "A domain in small letters, such as media.example.com."
  }
}

variable "zone_id" {
  description = "Hosted zone in Route 53 that holds the domain."
  type        = string

  validation {
    condition     = can(regex("^[A-Z0-9]{10,32}$", var.zone_id))
    error_message = "The id of a hosted zone is capital letters and digits, Z… as a rule."
  }
}

variable "images" {
  description = "Digest of each service's image, `sha256:…`; none at all takes those of the last good release. A service without one has everything but running tasks, so the first apply makes the repositories that the images are pushed to."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for digest in values(var.images) : can(regex("^sha256:[0-9a-f]{64}$", digest))])
    error_message = "Images are named by digest, sha256: and 64 hexadecimal digits: a tag can be moved."
  }

  validation {
    condition     = length(setsubtract(keys(var.images), keys(local.services))) == 0
    error_message = "There is no such service."
  }
}

variable "architecture" {
  description = "Processor of the images: X86_64 or ARM64, which costs a fifth less."
  type        = string
  default     = "ARM64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "X86_64 or ARM64."
  }
}

variable "network" {
  description = "Addresses, number of zones, NAT gateways (one, per-zone, or none: then tasks have public addresses, which nobody gets through to), whether AWS's services have endpoints inside the VPC, and whether refused connections are logged."

  type = object({
    cidr                = optional(string, "10.40.0.0/16")
    zones               = optional(number, 3)
    nat                 = optional(string, "per-zone")
    interface_endpoints = optional(bool, true)
    flow_logs           = optional(bool, true)
  })
  default = {}

  validation {
    condition     = can(cidrhost(var.network.cidr, 0)) && endswith(var.network.cidr, "/16")
    error_message = "The addresses are a network of size /16."
  }

  validation {
    condition     = contains([2, 3], var.network.zones)
    error_message = "2 or 3 zones."
  }

  validation {
    condition     = contains(["none", "one", "per-zone"], var.network.nat)
    error_message = "nat is none, one or per-zone."
  }
}

variable "web_tasks" {
  description = "The fewest and the most tasks of each service but the workers, whether they run on Spot, which can take any of them away at two minutes' notice, and whether those that carry uploads are as small as the others, which halves what one of them can take."

  type = object({
    min   = optional(number, 2)
    max   = optional(number, 10)
    spot  = optional(bool, false)
    small = optional(bool, false)
  })
  default = {}

  validation {
    condition     = var.web_tasks.min >= 1 && var.web_tasks.max >= var.web_tasks.min
    error_message = "At least one task, and max not below min."
  }
}

variable "workers" {
  description = "Transcoding: tasks, of which the first on_demand are not Spot; unfinished jobs for each worker; size of one in CPU units, MiB and GiB of disk, which must hold a source and all that is made of it."

  type = object({
    min          = optional(number, 0)
    max          = optional(number, 20)
    on_demand    = optional(number, 1)
    jobs_each    = optional(number, 2)
    cpu          = optional(number, 4096)
    memory       = optional(number, 8192)
    disk         = optional(number, 60)
    ffmpeg_limit = optional(string, "4GB")
  })
  default = {}

  validation {
    condition     = var.workers.min >= 0 && var.workers.max >= max(1, var.workers.min) && var.workers.on_demand >= 0
    error_message = "min is 0 or more, max 1 or more and not below min, on_demand 0 or more."
  }

  validation {
    condition     = var.workers.jobs_each > 0
    error_message = "jobs_each is more than 0."
  }

  validation {
    condition     = contains([1024, 2048, 4096, 8192, 16384], var.workers.cpu)
    error_message = "A worker has 1024, 2048, 4096, 8192 or 16384 CPU units."
  }

  validation {
    condition     = var.workers.disk >= 41 && var.workers.disk <= 200
    error_message = "41 to 200 GiB: a source of 10 GB, 20 GB made of it, and the image."
  }
}

variable "redis" {
  description = "Type and number of nodes (more than one is Multi-AZ with failover), days that snapshots are kept."

  type = object({
    node_type     = optional(string, "cache.t4g.small")
    nodes         = optional(number, 2)
    snapshot_days = optional(number, 7)
  })
  default = {}

  validation {
    condition     = var.redis.nodes >= 1 && var.redis.nodes <= 6
    error_message = "1 to 6 nodes."
  }

  validation {
    condition     = var.redis.snapshot_days >= 1 && var.redis.snapshot_days <= 35
    error_message = "Snapshots are kept 1 to 35 days."
  }
}

variable "documentdb" {
  description = "Class and number of instances, days that backups are kept, and the certificates (PEM) that sign DocumentDB's: AWS's bundle of the region, see the README. Or `elsewhere`: there is no DocumentDB, and the secret `mongodb-uri` says where MongoDB is."

  type = object({
    instance_class = optional(string, "db.t4g.medium")
    instances      = optional(number, 2)
    backup_days    = optional(number, 7)
    ca             = optional(string)
    elsewhere      = optional(bool, false)
  })

  validation {
    condition     = var.documentdb.elsewhere || can(regex("-----BEGIN CERTIFICATE-----", var.documentdb.ca))
    error_message = "ca is the text of one or more certificates in PEM."
  }

  validation {
    condition     = !var.documentdb.elsewhere || var.documentdb.ca == null
    error_message = "ca signs DocumentDB's certificates; a MongoDB elsewhere has those of the web."
  }

  validation {
    # A task definition has 64 KiB at most.
    condition     = length(coalesce(var.documentdb.ca, "-")) < 32768
    error_message = "ca is the bundle of one region, not of all."
  }

  validation {
    condition     = var.documentdb.instances >= 1 && var.documentdb.backup_days >= 1
    error_message = "At least one instance and one day."
  }
}

variable "restore" {
  description = "Snapshots from which a store that is made now is filled: the name of one of ElastiCache, the identifier or ARN of one of DocumentDB. A store that is there stays as it is; docs/operations.md, \"What can be lost\", says how one is replaced."

  type = object({
    redis      = optional(string)
    documentdb = optional(string)
  })
  default = {}
}

variable "firewall" {
  description = "Whether AWS WAF is before the load balancer."
  type        = bool
  default     = true
}

variable "retention" {
  description = "Days that sources, intermediate and finished files are kept, after which they become cold (cheaper to keep, dearer to read; only if they stay 90 days more, which is the least that is paid for), and that deleted files can be brought back. A mailed link lives as long as the finished file."

  type = object({
    raw_days       = optional(number, 90)
    work_days      = optional(number, 3)
    processed_days = optional(number, 365)
    cold_days      = optional(number, 30)
    deleted_days   = optional(number, 7)
  })
  default = {}

  validation {
    condition     = min(values(var.retention)...) >= 1
    error_message = "Each is one day at least."
  }

  validation {
    condition     = var.retention.cold_days < min(var.retention.raw_days, var.retention.processed_days)
    error_message = "Files become cold before they go."
  }
}

variable "presets" {
  description = "Further formats, by file name, as docs/formats.md describes them: each the text of a YAML file."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for file in keys(var.presets) : can(regex("^[a-z0-9][a-z0-9-]*\\.yaml$", file))])
    error_message = "A file of presets is named by small letters, digits and hyphens, and .yaml."
  }

  validation {
    # A task definition has 64 KiB at most, and this is in it as Base64.
    condition     = sum(concat([0], [for text in values(var.presets) : length(base64encode(text))])) <= 40000
    error_message = "All presets together have 30 KB at most."
  }
}

variable "max_upload" {
  description = "Largest file that is taken, as Spring writes sizes."
  type        = string
  default     = "10GB"

  validation {
    condition     = can(regex("^[1-9][0-9]*(MB|GB)$", var.max_upload))
    error_message = "A whole number of MB or GB."
  }
}

variable "imports" {
  description = "Whether files are fetched from the web (`POST /imports`). api-gateway gets out to everybody for it, by ports 80 and 443; the further ports that the service would take stay closed, and so do other buckets of S3 in the same region."
  type        = bool
  default     = true
}

variable "sign_in" {
  description = "Client ids at Google and GitHub, at least one; the secrets go to Secrets Manager by hand. Operators are named provider:subject."

  type = object({
    google_client_id = optional(string)
    github_client_id = optional(string)
    operators        = optional(list(string), [])
  })

  validation {
    condition     = var.sign_in.google_client_id != null || var.sign_in.github_client_id != null
    error_message = "Without Google and without GitHub nobody can sign in."
  }

  validation {
    condition     = alltrue([for operator in var.sign_in.operators : can(regex("^(google|github):[^,]+$", operator))])
    error_message = "An operator is google:SUBJECT or github:SUBJECT."
  }
}

variable "operator_cidrs" {
  description = "From where operators reach the pages below /operator of client-ui, such as the addresses of a VPN. Empty: there are no such pages."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.operator_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Each is a range such as 203.0.113.0/24, and not the whole world."
  }

  validation {
    condition     = length(var.operator_cidrs) <= 30
    error_message = "30 at most."
  }
}

variable "requests_per_5_minutes" {
  description = "From one address, before the firewall answers 429."
  type        = number
  default     = 20000

  validation {
    # transcoder.limits.requests-per-second and .burst: 300 x 50 + 200.
    condition     = var.requests_per_5_minutes >= 15200
    error_message = "At least what the services let one account do, 15200."
  }
}

variable "log_days" {
  description = "How long logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400], var.log_days)
    error_message = "CloudWatch keeps logs 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or 400 days."
  }
}

variable "alarm_email" {
  description = "Who is told when an alarm goes off or the budget runs out."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@ ]+@[^@ ]+$", var.alarm_email))
    error_message = "An e-mail address."
  }
}

variable "monthly_budget" {
  description = "US dollars a month, of which somebody is told."
  type        = number
  default     = 800

  validation {
    condition     = var.monthly_budget > 0
    error_message = "More than 0."
  }
}

variable "traces" {
  description = "An OTLP collector inside the VPC that takes the services' traces, and the share of the requests that are traced. Without it nothing is recorded; ids of traces are in the logs all the same."

  type = object({
    host     = string
    port     = optional(number, 4318)
    sampling = optional(number, 0.1)
  })
  default = null

  validation {
    condition     = var.traces == null || can(regex("^[a-z0-9.-]+$", var.traces.host))
    error_message = "The name or address of a host."
  }

  validation {
    condition     = try(var.traces.sampling >= 0 && var.traces.sampling <= 1, true)
    error_message = "The share is 0 to 1."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds every role made here; null for none. The role of a release can make no others (examples/bootstrap)."
  type        = string
  default     = null
}

variable "destroyable" {
  description = "Whether `terraform destroy` may take files, data and images, without a last snapshot."
  type        = bool
  default     = false
}

variable "await_steady" {
  description = "Whether a service counts as made only when its tasks run. False where none ever does, as in the tests."
  type        = bool
  default     = true
}
