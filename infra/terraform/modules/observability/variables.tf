variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "alarm_email" {
  description = "Who is told when an alarm goes off; null for nobody yet."
  type        = string
  default     = null
}

variable "monthly_budget" {
  description = "US dollars a month."
  type        = number
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "services" {
  description = "Names of all services."
  type        = set(string)
}

variable "edge" {
  description = "How CloudWatch calls the load balancer and its target groups."
  type        = object({ balancer = string, target_groups = map(string) })
}

variable "redis_nodes" {
  description = "Names of the nodes of Redis."
  type        = list(string)
}

variable "documentdb_cluster" {
  description = "Name of the cluster; null for none."
  type        = string
}


variable "documentdb" {
  description = "Its class, whose limits the alarms know, and how many instances; null for none."
  type        = object({ instance_class = string, instances = number })
}

variable "always_running" {
  description = "By service, how many tasks there must always be."
  type        = map(number)
}

variable "nat_gateways" {
  description = "Ids of the NAT gateways, by zone."
  type        = map(string)
}

variable "bounce_queues" {
  description = "Names of the queue of bounces, and of the one for those that nobody could read."
  type        = object({ live = string, dead = string })
}

variable "metrics" {
  description = "What the services themselves report."
  type        = object({ namespace = string, unfinished = string, oldest = string, failed = string })
}

variable "oldest_waiting" {
  description = "Seconds that a message may wait in each queue before somebody is told."
  type        = map(number)
}
