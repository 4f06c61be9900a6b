# The least that runs, to try it out: destroyable, on Spot, with single nodes, without a NAT, without a
# firewall, and with a MongoDB elsewhere unless documentdb_ca_file is set. What that gives up: README, "What it costs".

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
    key          = "media-transcoder/minimal.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { Project = "media-transcoder", Installation = "minimal" }
  }
}

module "transcoder" {
  source = "../.."

  name    = "mt-minimal"
  domain  = var.domain
  zone_id = var.zone_id
  images  = var.images
  sign_in = var.sign_in

  permissions_boundary = var.permissions_boundary

  network        = { zones = 2, nat = "none", interface_endpoints = false, flow_logs = false }
  firewall       = false
  web_tasks      = { min = 1, max = 2, spot = true, small = true }
  workers        = { max = 2, on_demand = 0, cpu = 2048, memory = 4096, ffmpeg_limit = "2500MB" }
  redis          = { node_type = "cache.t4g.micro", nodes = 1, snapshot_days = 1 }
  documentdb     = { instances = 1, backup_days = 1, elsewhere = var.documentdb_ca_file == null, ca = var.documentdb_ca_file == null ? null : file(var.documentdb_ca_file) }
  retention      = { raw_days = 8, processed_days = 8, cold_days = 7, deleted_days = 1 }
  log_days       = 7
  monthly_budget = 250
  destroyable    = true
}
