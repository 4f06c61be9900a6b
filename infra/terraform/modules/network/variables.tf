variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "cidr" {
  description = "Addresses of the VPC."
  type        = string
}

variable "zones" {
  description = "In how many availability zones."
  type        = number
}

variable "nat" {
  description = "NAT gateways: one for all zones, or one in each."
  type        = string
}

variable "interface_endpoints" {
  description = "Whether AWS's own services are reached inside the VPC and not through the NAT."
  type        = bool
}
