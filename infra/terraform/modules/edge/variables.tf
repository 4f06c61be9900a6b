variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "vpc_id" {
  description = "Where the load balancer is."
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets, one in each zone."
  type        = list(string)
}

variable "zone_id" {
  description = "Hosted zone in Route 53 of the hosts."
  type        = string
}

variable "hosts" {
  description = "Public name and port of each public service."
  type        = map(object({ host = string, port = number }))
}

variable "upload" {
  description = "Host and path prefix of uploads, whose bodies are media and look like anything."
  type        = object({ host = string, path = string })
}

variable "operators" {
  description = "Pages of a service that are answered to these ranges alone."
  type        = object({ service = string, path = string, cidrs = list(string) })
}

variable "idle_timeout" {
  description = "Seconds without a byte, either way, before a connection is closed."
  type        = number
}

variable "firewall" {
  description = "Whether there is one."
  type        = bool
}

variable "requests_per_5_minutes" {
  description = "From one address, before the firewall refuses more."
  type        = number
}

variable "log_days" {
  description = "How long access logs are kept."
  type        = number
}

variable "destroyable" {
  description = "Whether `terraform destroy` may take the load balancer and its logs."
  type        = bool
}
