variable "region" {
  description = "AWS region of the installations and of their state."
  type        = string
}

variable "name" {
  description = "Prefix of what is made here."
  type        = string
  default     = "media-transcoder"
}

variable "repository" {
  description = "OWNER/NAME at GitHub whose workflows release."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "OWNER/NAME, without a star: anybody's workflow would have the role."
  }
}

variable "installations" {
  description = "Environments at GitHub, each a folder of examples, with the prefix of the installation's names."
  type        = map(string)
  default     = { production = "transcoder" }

  validation {
    condition     = alltrue([for installation in keys(var.installations) : can(regex("^[a-z0-9_]+$", installation))])
    error_message = "Small letters, digits and underscores."
  }

  validation {
    condition     = alltrue([for name in values(var.installations) : !startswith("media-transcoder", name)])
    error_message = "The names of an installation must not begin as those of the state and of this role do."
  }

  validation {
    # NAME-* are the names that a release may use.
    condition = alltrue(flatten([
      for one, name in var.installations : [for other, longer in var.installations : one == other || !startswith("${longer}-", "${name}-")]
    ]))
    error_message = "The names of one installation must not begin as those of another do: a release of the one could change the other."
  }
}

variable "github_provider_exists" {
  description = "Whether the account trusts GitHub already; it can do so once only."
  type        = bool
  default     = false
}
