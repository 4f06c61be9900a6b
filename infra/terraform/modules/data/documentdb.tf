# Accounts, API tokens, the lasting history; nothing here where MongoDB is elsewhere.

locals {
  documentdb = var.documentdb == null ? 0 : 1
}

resource "aws_docdb_subnet_group" "this" {
  count = local.documentdb

  name       = "${var.name}-documentdb"
  subnet_ids = var.subnet_ids
}

resource "aws_docdb_cluster_parameter_group" "this" {
  count = local.documentdb

  name        = "${var.name}-documentdb5"
  family      = "docdb5.0"
  description = "TLS only, with a log of who did what"

  parameter {
    name  = "tls"
    value = "enabled"
  }

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}

resource "aws_security_group" "documentdb" {
  count = local.documentdb

  name        = "${var.name}-documentdb"
  description = "DocumentDB"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-documentdb" }
}

resource "aws_docdb_cluster" "this" {
  count = local.documentdb

  cluster_identifier              = "${var.name}-documentdb"
  engine                          = "docdb"
  engine_version                  = "5.0.0"
  port                            = 27017
  master_username                 = "transcodermaster"
  master_password_wo              = var.documentdb_password
  master_password_wo_version      = 1
  db_subnet_group_name            = aws_docdb_subnet_group.this[0].name
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.this[0].name
  vpc_security_group_ids          = [aws_security_group.documentdb[0].id]
  storage_encrypted               = true
  backup_retention_period         = var.documentdb.backup_days
  preferred_backup_window         = "01:00-02:00"
  preferred_maintenance_window    = "sun:04:30-sun:05:30"
  enabled_cloudwatch_logs_exports = ["audit"]
  deletion_protection             = !var.destroyable
  skip_final_snapshot             = var.destroyable
  final_snapshot_identifier       = var.destroyable ? null : "${var.name}-documentdb-final"

  # As in redis.tf.
  snapshot_identifier = var.restore.documentdb

  lifecycle {
    ignore_changes = [snapshot_identifier]
  }
}

resource "aws_docdb_cluster_instance" "this" {
  count = try(var.documentdb.instances, 0)

  identifier         = "${var.name}-documentdb-${count.index}"
  cluster_identifier = aws_docdb_cluster.this[0].id
  instance_class     = var.documentdb.instance_class
}
