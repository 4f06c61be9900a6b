# What is planned of the root, against a moto server (AWS_ENDPOINT_URL): made-up answers are not enough, as
# Terraform makes up none for ephemeral values.

variables {
  name        = "test"
  domain      = "media.example.com"
  destroyable = true
  network     = { zones = 2 }
  documentdb  = { ca = "-----BEGIN CERTIFICATE-----\nmade up\n-----END CERTIFICATE-----" }
  sign_in     = { google_client_id = "google-id" }

  # moto runs no tasks.
  await_steady = false
}

provider "aws" {
  region                     = "eu-central-1"
  access_key                 = "test"
  secret_key                 = "test"
  s3_use_path_style          = true
  skip_metadata_api_check    = true
  skip_requesting_account_id = false
  max_retries                = 2
}

run "zone" {
  module {
    source = "./tests/zone"
  }
}

run "files_are_fetched_from_the_web" {
  command = plan

  variables {
    zone_id = run.zone.id
  }

  assert {
    condition = local.settings.api-gateway.TRANSCODER_IMPORTS_ENABLED && {
      for port, rule in { 80 = aws_vpc_security_group_egress_rule.http["api-gateway"], 443 = aws_vpc_security_group_egress_rule.https["api-gateway"] } : port => [rule.cidr_ipv4, rule.from_port, rule.to_port]
    } == { 80 = ["0.0.0.0/0", 80, 80], 443 = ["0.0.0.0/0", 443, 443] }
    error_message = "api-gateway fetches files, and gets out to servers of both kinds."
  }

  assert {
    condition = toset([for service, rule in aws_vpc_security_group_egress_rule.https : service if rule.cidr_ipv4 == "0.0.0.0/0"]) == toset(["api-gateway", "auth-service", "notification-worker"]) && (
      keys(aws_vpc_security_group_egress_rule.http) == ["api-gateway"]
    )
    error_message = "Nobody else gets out for it."
  }
}

run "without_a_way_out_no_file_is_fetched" {
  command = plan

  variables {
    zone_id = run.zone.id
    imports = false
  }

  assert {
    condition     = local.settings.api-gateway.TRANSCODER_IMPORTS_ENABLED == false
    error_message = "Imports are off."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.http) == 0 && aws_vpc_security_group_egress_rule.https["api-gateway"].cidr_ipv4 == var.network.cidr
    error_message = "api-gateway reaches AWS inside the VPC, and no other server."
  }
}

run "production" {
  command = plan

  module {
    source = "./examples/production"
  }

  variables {
    region             = "eu-central-1"
    domain             = "media.example.com"
    zone_id            = run.zone.id
    sign_in            = { google_client_id = "google-id" }
    alarm_email        = "operator@example.com"
    documentdb_ca_file = "tests/made-up.pem"
  }

  assert {
    condition     = output.transcoder.size.zones == 3 && output.transcoder.size.nat_gateways == 3 && output.transcoder.size.firewall
    error_message = "Three zones, a way out in each, and a firewall."
  }

  assert {
    condition = output.transcoder.size.tasks.transcoding-worker == 1 && alltrue([
      for service, fewest in output.transcoder.size.tasks : fewest == 2 if !contains(["transcoding-worker", "notification-worker"], service)
    ])
    error_message = "A worker always runs, and two tasks of each web service."
  }

  assert {
    condition = jsonencode(output.transcoder.size.redis) == jsonencode({ type = "cache.m7g.large", nodes = 3 }) && (
      output.transcoder.size.documentdb == ["db.r6g.large", "db.r6g.large", "db.r6g.large"]
    )
    error_message = "A node of each store in each zone, of the classes that the table of costs has."
  }

  assert {
    condition     = output.transcoder.size.budget == 2000
    error_message = "The budget is above what it costs when idle."
  }

  assert {
    condition     = strcontains(file("README.md"), "production: --on-demand ${output.transcoder.size.vcpu.on_demand} --spot ${output.transcoder.size.vcpu.spot} --documentdb")
    error_message = "The README names other quotas: ${jsonencode(output.transcoder.size.vcpu)} are needed."
  }
}

run "minimal" {
  command = plan

  module {
    source = "./examples/minimal"
  }

  variables {
    region  = "eu-central-1"
    domain  = "media.example.com"
    zone_id = run.zone.id
    sign_in = { google_client_id = "google-id" }
  }

  assert {
    condition     = toset(output.transcoder.secrets_to_fill) == toset(["mt-minimal/mongodb-uri", "mt-minimal/google-client-secret"])
    error_message = "By default minimal has its MongoDB elsewhere."
  }

  assert {
    condition     = output.transcoder.size.nat_gateways == 0 && !output.transcoder.size.firewall && output.transcoder.size.documentdb == []
    error_message = "What costs while it is idle is not there: no NAT gateway, no firewall, no DocumentDB."
  }

  assert {
    condition     = output.transcoder.size.zones == 2 && jsonencode(output.transcoder.size.redis) == jsonencode({ type = "cache.t4g.micro", nodes = 1 })
    error_message = "Two zones, which a load balancer needs, and one smallest node of Redis."
  }

  assert {
    condition     = output.transcoder.size.tasks.transcoding-worker == 0 && max(values(output.transcoder.size.tasks)...) == 1 && output.transcoder.size.budget == 250
    error_message = "One task of each service, no worker, and a budget."
  }

  assert {
    condition     = strcontains(file("README.md"), "minimal: --on-demand ${output.transcoder.size.vcpu.on_demand} --spot ${output.transcoder.size.vcpu.spot}, the defaults")
    error_message = "The README names other quotas: ${jsonencode(output.transcoder.size.vcpu)} are needed."
  }
}

run "minimal_with_documentdb" {
  command = plan

  module {
    source = "./examples/minimal"
  }

  variables {
    region             = "eu-central-1"
    domain             = "media.example.com"
    zone_id            = run.zone.id
    sign_in            = { google_client_id = "google-id" }
    documentdb_ca_file = "tests/made-up.pem"
  }

  assert {
    condition     = output.transcoder.secrets_to_fill == ["mt-minimal/google-client-secret"]
    error_message = "With the certificates of DocumentDB it has a DocumentDB."
  }

  assert {
    condition     = output.transcoder.size.documentdb == ["db.t4g.medium"]
    error_message = "One instance of the smallest class."
  }
}
