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

variable "operator_cidrs" {
  description = "From where operators reach the pages below /operator; empty: there are none."
  type        = list(string)
  default     = []
}

variable "traces" {
  description = "The OTLP collector that takes the services' traces; null: nothing is recorded."
  type = object({
    host     = string
    port     = optional(number, 4318)
    sampling = optional(number, 0.1)
  })
  default = null
}

variable "documentdb_ca_file" {
  description = "AWS's bundle of certificates for databases in the region."
  type        = string
}

variable "alarm_email" {
  description = "Who is told when an alarm goes off or the budget runs out."
  type        = string
}
