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
