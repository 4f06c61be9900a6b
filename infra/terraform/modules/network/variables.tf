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
  description = "NAT gateways: one for all zones, one in each, or none."
  type        = string
}

variable "bucket_arns" {
  description = "What is reached through the endpoint of S3, beside the layers of images; nothing else is."
  type        = list(string)
}

variable "flow_logs" {
  description = "Where refused connections are logged, if they are."
  type        = object({ bucket_arn = string, enabled = bool })
}

variable "interface_endpoints" {
  description = "Whether AWS's own services are reached inside the VPC and not through the NAT."
  type        = bool
}
