variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "domain" {
  description = "Mail is sent from this domain."
  type        = string
}

variable "zone_id" {
  description = "Its hosted zone in Route 53."
  type        = string
}
