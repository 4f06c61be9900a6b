variable "region" {
  description = "AWS region."
  type        = string
}

variable "domain" {
  description = "Services answer at app., api. and auth. of it."
  type        = string
}

variable "zone_id" {
  description = "Its hosted zone in Route 53."
  type        = string
}

variable "images" {
  description = "Digest of each service's image; a release hands them over, and none takes the last good ones."
  type        = map(string)
  default     = {}
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds each role (examples/bootstrap); null for none."
  type        = string
  default     = null
}

variable "sign_in" {
  description = "Client ids at Google and GitHub, and who is an operator."

  type = object({
    google_client_id = optional(string)
    github_client_id = optional(string)
    operators        = optional(list(string), [])
  })
}

variable "documentdb_ca_file" {
  description = "AWS's bundle of certificates for databases in the region; null: no DocumentDB, the secret mongodb-uri says where MongoDB is."
  type        = string
  default     = null
}
