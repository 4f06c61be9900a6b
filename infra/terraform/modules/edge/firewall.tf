locals {
  # A media file has any sequence of bytes and is never small, so no rule that looks into bodies counts for
  # uploads. The first rule labels them.
  upload_label = "upload"

  # Rules of the managed group that look into the body, and the labels they put on. They only mark;
  # the last rule blocks what they marked, except uploads.
  body_rules = {
    SizeRestrictions_BODY   = "SizeRestrictions_Body"
    CrossSiteScripting_BODY = "CrossSiteScripting_Body"
    GenericLFI_BODY         = "GenericLFI_Body"
    GenericRFI_BODY         = "GenericRFI_Body"
    EC2MetaDataSSRF_BODY    = "EC2MetaDataSSRF_Body"
  }
}

resource "aws_wafv2_web_acl" "this" {
  count = var.firewall ? 1 : 0

  name  = var.name
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "uploads"
    priority = 0

    action {
      count {}
    }

    rule_label {
      name = local.upload_label
    }

    statement {
      and_statement {
        statement {
          byte_match_statement {
            search_string         = var.upload.host
            positional_constraint = "EXACTLY"

            field_to_match {
              single_header {
                name = "host"
              }
            }

            text_transformation {
              priority = 0
              type     = "LOWERCASE"
            }
          }
        }

        statement {
          byte_match_statement {
            search_string         = var.upload.path
            positional_constraint = "STARTS_WITH"

            field_to_match {
              uri_path {}
            }

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "uploads"
      sampled_requests_enabled   = false
    }
  }

  rule {
    name     = "too-many-requests"
    priority = 1

    action {
      block {
        custom_response {
          response_code = 429
        }
      }
    }

    statement {
      rate_based_statement {
        limit              = var.requests_per_5_minutes
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "too-many-requests"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "bad-addresses"
    priority = 2

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesAmazonIpReputationList"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "bad-addresses"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "common"
    priority = 3

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"

        dynamic "rule_action_override" {
          for_each = local.body_rules

          content {
            name = rule_action_override.key

            action_to_use {
              count {}
            }
          }
        }

        # Scripts send no User-Agent, and may.
        rule_action_override {
          name = "NoUserAgent_HEADER"

          action_to_use {
            count {}
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "known-bad"
    priority = 5

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesKnownBadInputsRuleSet"

        scope_down_statement {
          not_statement {
            statement {
              label_match_statement {
                scope = "LABEL"
                key   = local.upload_label
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "known-bad"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "bad-bodies-but-uploads"
    priority = 4

    action {
      block {}
    }

    statement {
      and_statement {
        statement {
          or_statement {
            dynamic "statement" {
              for_each = local.body_rules

              content {
                label_match_statement {
                  scope = "LABEL"
                  key   = "awswaf:managed:aws:core-rule-set:${statement.value}"
                }
              }
            }
          }
        }

        statement {
          not_statement {
            statement {
              label_match_statement {
                scope = "LABEL"
                key   = local.upload_label
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "bad-bodies-but-uploads"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.firewall ? 1 : 0

  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this[0].arn
}

resource "aws_cloudwatch_log_group" "firewall" {
  count = var.firewall ? 1 : 0

  # WAF writes to groups of such a name only.
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = var.log_days
}

# What it refused; the load balancer logs what it let through.
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  count = var.firewall ? 1 : 0

  resource_arn            = aws_wafv2_web_acl.this[0].arn
  log_destination_configs = [aws_cloudwatch_log_group.firewall[0].arn]

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }
}
