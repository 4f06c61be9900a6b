output "redis_host" {
  description = "Name of the primary; it follows a failover."
  value       = aws_elasticache_replication_group.redis.primary_endpoint_address
}

output "redis_port" {
  description = "Port of Redis."
  value       = aws_elasticache_replication_group.redis.port
}

output "redis_security_group_id" {
  description = "Who is to reach Redis is let into this group."
  value       = aws_security_group.redis.id
}

output "redis_nodes" {
  description = "Names of the nodes, for alarms."
  value       = [for node in range(1, var.redis.nodes + 1) : "${aws_elasticache_replication_group.redis.replication_group_id}-${format("%03d", node)}"]
}

output "documentdb_host" {
  description = "Name of the writer; it follows a failover. As all of DocumentDB, null where MongoDB is elsewhere."
  value       = one(aws_docdb_cluster.this[*].endpoint)
  # It answers once there is an instance.
  depends_on = [aws_docdb_cluster_instance.this]
}

output "documentdb_port" {
  description = "Port of DocumentDB."
  value       = one(aws_docdb_cluster.this[*].port)
}

output "documentdb_security_group_id" {
  description = "Who is to reach DocumentDB is let into this group."
  value       = one(aws_security_group.documentdb[*].id)
}

output "documentdb_cluster" {
  description = "Name of the cluster, for alarms."
  value       = one(aws_docdb_cluster.this[*].cluster_identifier)
}

output "redis_size" {
  description = "Type of a node of Redis, and how many there are."
  value       = { type = aws_elasticache_replication_group.redis.node_type, nodes = aws_elasticache_replication_group.redis.num_cache_clusters }
}

output "documentdb_size" {
  description = "The class of each instance of DocumentDB; none where MongoDB is elsewhere."
  value       = [for instance in aws_docdb_cluster_instance.this : instance.instance_class]
}
