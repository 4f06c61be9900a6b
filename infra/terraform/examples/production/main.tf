# For people who count on it: three zones, a NAT gateway in each, stores that survive the loss of a
# zone, the first worker not on Spot.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # terraform init -backend-config=backend.hcl
  backend "s3" {
    key          = "media-transcoder/production.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { Project = "media-transcoder", Installation = "production" }
  }
}

module "transcoder" {
  source = "../.."

  domain  = var.domain
  zone_id = var.zone_id
  images  = var.images
  sign_in = var.sign_in

  permissions_boundary = var.permissions_boundary

  operator_cidrs = var.operator_cidrs
  traces         = var.traces

  # Files of a folder beside this one, if there is one.
  presets = { for file in fileset(path.module, "presets/*.yaml") : basename(file) => file("${path.module}/${file}") }

  web_tasks = { min = 2, max = 20 }
  # One always runs, so that a job begins at once.
  workers        = { min = 1, max = 50, on_demand = 2 }
  redis          = { node_type = "cache.m7g.large", nodes = 3, snapshot_days = 14 }
  documentdb     = { instance_class = "db.r6g.large", instances = 3, backup_days = 14, ca = file(var.documentdb_ca_file) }
  retention      = { raw_days = 90, processed_days = 365 }
  log_days       = 90
  alarm_email    = var.alarm_email
  monthly_budget = 2000
}
