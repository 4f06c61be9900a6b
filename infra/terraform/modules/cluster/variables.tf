variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "services" {
  description = "Names of the services; each gets a repository of images."
  type        = set(string)
}

variable "destroyable" {
  description = "Whether `terraform destroy` may take the images too."
  type        = bool
}
