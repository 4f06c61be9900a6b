variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "vpc_id" {
  description = "Where the stores are."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, one in each zone."
  type        = list(string)
}

variable "redis" {
  description = "Size of Redis; see the root's variable."
  type = object({
    node_type     = string
    nodes         = number
    snapshot_days = number
  })
}

variable "restore" {
  description = "Snapshots from which the stores are made when they are made; see the root's variable."
  type        = object({ redis = optional(string), documentdb = optional(string) })
  default     = {}
}

variable "redis_users" {
  description = "The rights of each service in Redis, as Redis writes them."
  type        = map(string)
}

variable "redis_passwords" {
  description = "Their passwords. They are in the state: the provider has no write-only argument for them."
  type        = map(string)
  sensitive   = true
}

variable "documentdb" {
  description = "Size of DocumentDB; see the root's variable. Null for none."
  type = object({
    instance_class = string
    instances      = number
    backup_days    = number
  })
  nullable = true
}

variable "documentdb_password" {
  description = "Password of DocumentDB's master, who makes the user of auth-service; never kept by Terraform."
  type        = string
  default     = null
  ephemeral   = true
}

variable "destroyable" {
  description = "Whether `terraform destroy` may take the data too, without a last snapshot."
  type        = bool
}
