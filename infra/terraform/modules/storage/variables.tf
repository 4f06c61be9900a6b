variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "cors_origins" {
  description = "Pages that may read files by presigned URL, to preview them."
  type        = list(string)
}

variable "retention" {
  description = "How many days files are kept; see the root's variable."
  type = object({
    raw_days       = number
    work_days      = number
    processed_days = number
    cold_days      = number
    deleted_days   = number
  })
}

variable "destroyable" {
  description = "Whether `terraform destroy` may take the files too."
  type        = bool
}
