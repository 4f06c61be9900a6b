# What matters of each module, by itself. Nothing is asked of AWS: made-up values stand for what it
# would answer.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_region" {
    defaults = { name = "eu-central-1" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c", "eu-central-1d"] }
  }

  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::bucket" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/role" }
  }

  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/test/0123456789abcdef" }
  }

  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/test/0123456789abcdef/0123456789abcdef" }
  }

  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/test/0123456789abcdef" }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
      domain_validation_options = [
        { domain_name = "api.example.com", resource_record_name = "_1.api.example.com", resource_record_type = "CNAME", resource_record_value = "_2.acm.test" },
        { domain_name = "app.example.com", resource_record_name = "_1.app.example.com", resource_record_type = "CNAME", resource_record_value = "_2.acm.test" },
      ]
    }
  }

  mock_resource "aws_acm_certificate_validation" {
    defaults = { certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000" }
  }

  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/test/00000000-0000-0000-0000-000000000000" }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = { arn = "arn:aws:events:eu-central-1:123456789012:rule/test" }
  }

  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/test" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:topic" }
  }

  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:123456789012:queue", url = "https://sqs.test/queue" }
  }

  mock_resource "aws_sesv2_email_identity" {
    defaults = { dkim_signing_attributes = { tokens = ["one", "two", "three"] } }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/test:1" }
  }

  mock_resource "aws_appautoscaling_policy" {
    defaults = { arn = "arn:aws:autoscaling:eu-central-1:123456789012:scalingPolicy:00000000-0000-0000-0000-000000000000:resource/ecs/service/test/test:policyName/test" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/test/test" }
  }
}

variables {
  name        = "test"
  destroyable = false
}

run "network" {
  module {
    source = "./modules/network"
  }

  variables {
    cidr                = "10.40.0.0/16"
    zones               = 3
    nat                 = "per-zone"
    interface_endpoints = true
    bucket_arns         = ["arn:aws:s3:::media"]
    flow_logs           = { bucket_arn = "arn:aws:s3:::logs", enabled = true }
  }

  assert {
    condition = toset(flatten([for statement in jsondecode(aws_vpc_endpoint.s3.policy).Statement : statement.Resource])) == toset([
      "arn:aws:s3:::media", "arn:aws:s3:::media/*", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
    ])
    error_message = "Through the endpoint of S3 only our files and the layers of images are reached."
  }

  assert {
    condition     = aws_flow_log.refused[0].traffic_type == "REJECT" && output.task_subnet_ids == output.private_subnet_ids
    error_message = "Refused connections are logged, and tasks run in private subnets."
  }

  assert {
    condition     = length(aws_subnet.private) == 3 && length(aws_nat_gateway.this) == 3
    error_message = "Three zones, each with its own way out."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch != true])
    error_message = "Nothing gets a public address by itself."
  }

  assert {
    condition     = length(distinct(concat([for subnet in aws_subnet.public : subnet.cidr_block], [for subnet in aws_subnet.private : subnet.cidr_block]))) == 6
    error_message = "No two subnets share addresses."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint.interface) == 5
    error_message = "S3 and AWS's services are reached inside the VPC."
  }

  assert {
    condition     = alltrue([for route in aws_route.private_internet : route.nat_gateway_id != null && route.gateway_id == null])
    error_message = "Private subnets go out through the NAT only."
  }
}

run "one_nat_gateway" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    cidr                = "10.40.0.0/16"
    zones               = 2
    nat                 = "one"
    interface_endpoints = false
    bucket_arns         = ["arn:aws:s3:::media"]
    flow_logs           = { bucket_arn = "arn:aws:s3:::logs", enabled = false }
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.private_internet) == 2 && length(aws_vpc_endpoint.interface) == 0
    error_message = "Two zones share one way out."
  }
}

run "no_nat_gateway" {
  module {
    source = "./modules/network"
  }

  variables {
    cidr                = "10.40.0.0/16"
    zones               = 2
    nat                 = "none"
    interface_endpoints = false
    bucket_arns         = ["arn:aws:s3:::media"]
    flow_logs           = { bucket_arn = "arn:aws:s3:::logs", enabled = false }
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_route.private_internet) == 0 && toset(output.task_subnet_ids) == toset([for subnet in aws_subnet.public : subnet.id])
    error_message = "Tasks have a way out of their own, and the stores have none."
  }
}

run "storage" {
  module {
    source = "./modules/storage"
  }

  variables {
    cors_origins = ["https://app.media.example.com"]
    retention    = { raw_days = 90, work_days = 3, processed_days = 365, cold_days = 30, deleted_days = 7 }
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.media.block_public_acls,
      aws_s3_bucket_public_access_block.media.block_public_policy,
      aws_s3_bucket_public_access_block.media.ignore_public_acls,
      aws_s3_bucket_public_access_block.media.restrict_public_buckets,
      aws_s3_bucket_ownership_controls.media.rule[0].object_ownership == "BucketOwnerEnforced",
    ])
    error_message = "The bucket is never public."
  }

  assert {
    condition     = aws_s3_bucket_versioning.media.versioning_configuration[0].status == "Enabled" && length(aws_s3_bucket_server_side_encryption_configuration.media.rule) == 1
    error_message = "Versioned and encrypted."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_s3_bucket_policy.media.policy).Statement :
      statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false" && length(statement.Resource) == 2
    ])
    error_message = "Nothing but TLS, for the bucket and all in it."
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(aws_s3_bucket_policy.media.policy).Statement : statement.Effect == "Allow"])
    error_message = "The policy of the bucket lets nobody in."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.media.rule : one(rule.filter[0].and[*].object_size_greater_than) if rule.id == "raw-sources"] == [65536]
    error_message = "The rule of sources leaves manifests alone, which have 64 KiB at most."
  }

  assert {
    condition = (
      one([for rule in aws_s3_bucket_lifecycle_configuration.media.rule : rule.expiration[0].days if rule.id == "raw-manifests"]) >
      one([for rule in aws_s3_bucket_lifecycle_configuration.media.rule : rule.expiration[0].days if rule.id == "processed"])
    )
    error_message = "A manifest outlives what was made."
  }

  assert {
    condition = { for rule in aws_s3_bucket_lifecycle_configuration.media.rule : rule.id => length(rule.transition) if startswith(rule.id, "raw-s") || rule.id == "processed" } == {
      raw-sources = 0
      processed   = 1
    }
    error_message = "Nobody pays for 90 days of the cold class for a file that goes before."
  }

  assert {
    condition     = anytrue([for rule in aws_s3_bucket_lifecycle_configuration.media.rule : rule.status == "Enabled" && length(rule.abort_incomplete_multipart_upload) == 1])
    error_message = "Abandoned uploads go."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_cors_configuration.media.cors_rule : length(setsubtract(rule.allowed_methods, ["GET", "HEAD"])) == 0 && !contains(rule.allowed_origins, "*")])
    error_message = "Only our page, and only to read."
  }

  assert {
    condition     = aws_s3_bucket.media.force_destroy == false
    error_message = "Files do not go with a `terraform destroy`."
  }
}

run "data" {
  module {
    source = "./modules/data"
  }

  variables {
    vpc_id              = "vpc-1"
    subnet_ids          = ["subnet-1", "subnet-2"]
    redis               = { node_type = "cache.t4g.small", nodes = 2, snapshot_days = 7 }
    redis_users         = { client-ui = "on ~ui:* -@all +@read", upload-service = "on ~upload-writer:* -@all +@read" }
    redis_passwords     = { client-ui = "0123456789abcdef0123456789abcdef", upload-service = "fedcba9876543210fedcba9876543210" }
    documentdb          = { instance_class = "db.t4g.medium", instances = 2, backup_days = 7 }
    documentdb_password = "0123456789abcdef"
    restore             = { redis = "snapshot-1", documentdb = "snapshot-2" }
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.snapshot_name == "snapshot-1" && aws_docdb_cluster.this[0].snapshot_identifier == "snapshot-2"
    error_message = "Both stores can be made from a snapshot."
  }

  assert {
    condition = (
      { for service, user in aws_elasticache_user.service : service => [user.user_id, user.user_name, user.access_string] } == {
        client-ui      = ["test-client-ui", "client-ui", "on ~ui:* -@all +@read"]
        upload-service = ["test-upload-service", "upload-service", "on ~upload-writer:* -@all +@read"]
      } &&
      nonsensitive(alltrue([for service, user in aws_elasticache_user.service : user.authentication_mode[0].passwords == toset([var.redis_passwords[service]])]))
    )
    error_message = "Each service is a user of its own in Redis, with a password of its own."
  }

  assert {
    condition     = aws_elasticache_user.nobody.user_name == "default" && aws_elasticache_user.nobody.access_string == "off -@all"
    error_message = "A client that gives no name has no rights."
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.redis.parameter : "${parameter.name}=${parameter.value}"], "maxmemory-policy=noeviction")
    error_message = "Redis evicts nothing."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.transit_encryption_enabled && aws_elasticache_replication_group.redis.transit_encryption_mode == "required" && aws_elasticache_replication_group.redis.at_rest_encryption_enabled == "true"
    error_message = "Redis by TLS only, and encrypted where it lies."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.user_group_ids == toset(["test-redis"]) && aws_elasticache_user_group.redis.user_ids == toset(["test-nobody", "test-client-ui", "test-upload-service"])
    error_message = "Redis knows these users and no other, and no password that opens everything."
  }

  assert {
    condition     = aws_docdb_cluster.this[0].master_username == "transcodermaster"
    error_message = "The master of DocumentDB is not who auth-service is."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.multi_az_enabled && aws_elasticache_replication_group.redis.automatic_failover_enabled && aws_elasticache_replication_group.redis.num_cache_clusters == 2
    error_message = "Redis survives the loss of a zone."
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.redis.parameter : "${parameter.name}=${parameter.value}"], "cluster-enabled=no")
    error_message = "Cluster mode is off."
  }

  assert {
    condition     = aws_elasticache_replication_group.redis.snapshot_retention_limit == 7 && aws_elasticache_replication_group.redis.final_snapshot_identifier != null
    error_message = "Snapshots are kept, and one is made at the end."
  }

  assert {
    condition     = contains([for parameter in aws_docdb_cluster_parameter_group.this[0].parameter : "${parameter.name}=${parameter.value}"], "tls=enabled")
    error_message = "DocumentDB by TLS only."
  }

  assert {
    condition     = aws_docdb_cluster.this[0].storage_encrypted && aws_docdb_cluster.this[0].deletion_protection && !aws_docdb_cluster.this[0].skip_final_snapshot
    error_message = "DocumentDB is encrypted and does not go by accident."
  }

  assert {
    condition     = aws_docdb_cluster.this[0].master_password == null && aws_docdb_cluster.this[0].master_password_wo_version == 1
    error_message = "The password of DocumentDB is not in the state."
  }
}

run "no_documentdb" {
  command = plan

  module {
    source = "./modules/data"
  }

  variables {
    vpc_id          = "vpc-1"
    subnet_ids      = ["subnet-1", "subnet-2"]
    redis           = { node_type = "cache.t4g.micro", nodes = 1, snapshot_days = 1 }
    redis_users     = { client-ui = "on ~ui:* -@all +@read" }
    redis_passwords = { client-ui = "0123456789abcdef0123456789abcdef" }
    documentdb      = null
  }

  assert {
    condition     = length(aws_docdb_cluster.this) == 0 && length(aws_docdb_cluster_instance.this) == 0 && output.documentdb_host == null
    error_message = "Where MongoDB is elsewhere nobody pays for DocumentDB."
  }
}

run "cluster" {
  module {
    source = "./modules/cluster"
  }

  variables {
    services = ["api-gateway"]
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.service : repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push])
    error_message = "Images are looked through and never replaced."
  }

  assert {
    condition     = [for setting in aws_ecs_cluster.this.setting : setting.value if setting.name == "containerInsights"] == ["disabled"]
    error_message = "Nothing depends on Container Insights, so nobody pays for it."
  }

  assert {
    condition     = contains(aws_ecs_cluster_capacity_providers.this.capacity_providers, "FARGATE_SPOT")
    error_message = "Spot can be had."
  }
}

run "edge" {
  module {
    source = "./modules/edge"
  }

  variables {
    vpc_id                 = "vpc-1"
    subnet_ids             = ["subnet-1", "subnet-2"]
    zone_id                = "Z0123456789ABC"
    hosts                  = { client-ui = { host = "app.example.com", port = 8080 }, api-gateway = { host = "api.example.com", port = 8081 } }
    upload                 = { host = "api.example.com", path = "/upload" }
    operators              = { service = "client-ui", path = "/operator*", cidrs = ["192.0.2.0/28", "192.0.2.16/28", "192.0.2.32/28", "192.0.2.48/28"] }
    idle_timeout           = 300
    requests_per_5_minutes = 20000
    firewall               = true
    log_days               = 30
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS" && aws_lb_listener.http.default_action[0].redirect[0].status_code == "HTTP_301"
    error_message = "HTTP only leads to HTTPS."
  }

  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && strcontains(aws_lb_listener.https.ssl_policy, "TLS13-1-2")
    error_message = "TLS 1.2 or later."
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].type == "fixed-response" && length(aws_lb_listener_rule.host) == 2
    error_message = "A name that is none of ours gets nothing."
  }

  assert {
    condition = aws_lb_listener_rule.no_operator.action[0].fixed_response[0].status_code == "404" && alltrue([
      for rule in values(aws_lb_listener_rule.host) : rule.priority > aws_lb_listener_rule.no_operator.priority
    ])
    error_message = "The pages of operators are not there for everybody."
  }

  assert {
    condition = length(aws_lb_listener_rule.operators) == 2 && alltrue([
      for rule in values(aws_lb_listener_rule.operators) : rule.priority < aws_lb_listener_rule.no_operator.priority && anytrue([
        for condition in rule.condition : length(condition.source_ip) > 0
      ]) && sum([for condition in rule.condition : length(flatten([condition.host_header[*].values, condition.path_pattern[*].values, condition.source_ip[*].values]))]) <= 5
    ])
    error_message = "Operators come from their ranges, with as many values in a rule as AWS allows."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.service : group.deregistration_delay > 120 && group.deregistration_delay < aws_lb.this.idle_timeout])
    error_message = "A target is left alone for longer than its task has to stop."
  }

  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : try(statement.Principal.Service, "") if statement.Sid == "LoadBalancersWrite"] == ["logdelivery.elasticloadbalancing.amazonaws.com"]
    error_message = "Load balancers of every region may write their log."
  }

  assert {
    condition     = aws_lb.this.idle_timeout == 300 && aws_lb.this.enable_deletion_protection && aws_lb.this.drop_invalid_header_fields
    error_message = "Patient with uploads and sockets, and strict otherwise."
  }

  assert {
    condition = anytrue(flatten([
      for rule in aws_wafv2_web_acl.this[0].rule : [
        for group in rule.statement[0].managed_rule_group_statement : [
          for override in group.rule_action_override : override.name == "SizeRestrictions_BODY" && length(override.action_to_use[0].count) == 1
        ]
      ]
    ]))
    error_message = "A large body is marked, not blocked."
  }

  assert {
    condition = anytrue([
      for rule in aws_wafv2_web_acl.this[0].rule : rule.name == "bad-bodies-but-uploads" && length(try(rule.action[0].block, [])) == 1 && strcontains(jsonencode(rule.statement), "\"key\":\"upload\"")
    ])
    error_message = "What was marked is blocked where nothing is uploaded."
  }

  assert {
    condition = anytrue([
      for rule in aws_wafv2_web_acl.this[0].rule : rule.name == "known-bad" && strcontains(jsonencode(rule.statement), "AWSManagedRulesKnownBadInputsRuleSet") && strcontains(jsonencode(rule.statement), "\"key\":\"upload\"")
    ])
    error_message = "Inputs that are known to be bad are refused, except in the middle of a media file."
  }

  assert {
    condition = jsonencode([
      for rule in aws_wafv2_web_acl.this[0].rule : [rule.name, rule.priority, [for label in rule.rule_label : label.name], length(rule.action[0].count)]
      if strcontains(jsonencode(rule.statement), "\"search_string\":\"/upload\"")
    ]) == jsonencode([["uploads", 0, ["upload"], 1]]) && min([for rule in aws_wafv2_web_acl.this[0].rule : rule.priority]...) == 0
    error_message = "What an upload is stands in one rule, which comes first and lets it through to the others."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_logging_configuration.this[0].log_destination_configs) == 1 && length(aws_wafv2_web_acl_logging_configuration.this[0].redacted_fields) == 2
    error_message = "What the firewall refused is logged, without tokens and cookies."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.this[0].resource_arn == aws_lb.this.arn
    error_message = "The firewall is before the load balancer."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.logs.block_public_acls,
      aws_s3_bucket_public_access_block.logs.block_public_policy,
      aws_s3_bucket_public_access_block.logs.ignore_public_acls,
      aws_s3_bucket_public_access_block.logs.restrict_public_buckets,
    ])
    error_message = "Access logs are never public."
  }
}

run "mail" {
  module {
    source = "./modules/mail"
  }

  variables {
    domain  = "media.example.com"
    zone_id = "Z0123456789ABC"
  }

  assert {
    condition     = aws_sesv2_configuration_set.this.delivery_options[0].tls_policy == "REQUIRE"
    error_message = "Mail leaves by TLS only."
  }

  assert {
    condition     = aws_sesv2_email_identity.domain.dkim_signing_attributes[0].next_signing_key_length == "RSA_2048_BIT" && length(aws_route53_record.dkim) == 3
    error_message = "Mail is signed."
  }

  assert {
    condition     = aws_sesv2_email_identity_mail_from_attributes.domain.mail_from_domain == "bounce.media.example.com"
    error_message = "SPF holds for our own domain."
  }

  assert {
    condition     = length(setintersection(aws_sesv2_configuration_set_event_destination.bounces.event_destination[0].matching_event_types, ["BOUNCE", "COMPLAINT"])) == 2 && aws_sns_topic_subscription.bounces.protocol == "sqs"
    error_message = "Bounces and complaints reach the queue."
  }

  assert {
    condition     = aws_sns_topic_subscription.bounces.raw_message_delivery && aws_sqs_queue.bounces.visibility_timeout_seconds == 60 && jsondecode(aws_sqs_queue.bounces.redrive_policy).maxReceiveCount == 5
    error_message = "The notifier gets SES's events as they are, and what it cannot read ends somewhere."
  }

  assert {
    condition     = aws_sqs_queue.bounces.sqs_managed_sse_enabled && anytrue([for statement in jsondecode(aws_sqs_queue_policy.bounces.policy).Statement : statement.Sid == "OnlyTls" && statement.Effect == "Deny"])
    error_message = "The queue is encrypted, and reached by TLS only."
  }
}

run "worker" {
  module {
    source = "./modules/service"
  }

  variables {
    prefix       = "test"
    name         = "transcoding-worker"
    repository   = { url = "registry.test/worker", arn = "arn:aws:ecr:eu-central-1:123456789012:repository/worker" }
    digest       = "sha256:0000000000000000000000000000000000000000000000000000000000000005"
    cluster      = { id = "arn:aws:ecs:eu-central-1:123456789012:cluster/test", name = "test", namespace_arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1" }
    network      = { subnet_ids = ["subnet-1", "subnet-2"], security_group_id = "sg-1" }
    port         = 8084
    architecture = "ARM64"
    size         = { cpu = 4096, memory = 8192, disk = 60 }
    tasks        = { min = 0, max = 20 }
    capacity     = [{ provider = "FARGATE", base = 1, weight = 0 }, { provider = "FARGATE_SPOT", base = 0, weight = 1 }]
    writable     = { tmp = "/tmp", work = "/work" }
    environment  = { SET = "yes", NOT_SET = null }
    secrets      = { SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:test/secret-AbCdEf" }
    permissions  = [{ sid = "Read", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::bucket/raw/*"] }]
    backlog      = { namespace = "MediaTranscoder", metric = "backlog", unserved = "unserved", dimensions = { queue = "transcode" }, per_task = 2 }
    internal     = {}
    log_days     = 30

    init_containers = {
      prepared = {
        entry_point = ["bash", "-c"]
        command     = ["true"]
        environment = { MADE = "up" }
        secrets     = { MASTER = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:test/master-AbCdEf" }
        user        = "0"
        folder      = "/prepared"
      }
    }

    boundary        = "arn:aws:iam::123456789012:policy/boundary"
    rollback_alarms = ["test-service-5xx-worker"]
  }

  assert {
    condition     = aws_iam_role.task.permissions_boundary == var.boundary && aws_iam_role.start.permissions_boundary == var.boundary
    error_message = "No role is made without the boundary."
  }

  assert {
    condition     = aws_ecs_task_definition.this[0].skip_destroy
    error_message = "The task definition to which ECS goes back stays."
  }

  assert {
    condition     = aws_ecs_service.this[0].alarms[0].enable && aws_ecs_service.this[0].alarms[0].rollback && aws_ecs_service.this[0].alarms[0].alarm_names == toset(["test-service-5xx-worker"])
    error_message = "A release that makes errors is taken back."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].stopTimeout == 120
    error_message = "A worker has all the time that Fargate gives to end or give back its job."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].readonlyRootFilesystem && [for mount in jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].mountPoints : mount.containerPath] == ["/tmp", "/work", "/prepared"] && [for mount in jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].mountPoints : mount.readOnly] == [false, false, true]
    error_message = "Only two folders can be written to."
  }

  assert {
    condition     = alltrue([for container in jsondecode(aws_ecs_task_definition.this[0].container_definitions) : endswith(container.image, "@${var.digest}")])
    error_message = "The image is named by digest."
  }

  assert {
    condition = (
      jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].dependsOn == [{ containerName = "prepared", condition = "SUCCESS" }] &&
      jsondecode(aws_ecs_task_definition.this[0].container_definitions)[1].essential == false &&
      jsondecode(aws_ecs_task_definition.this[0].container_definitions)[1].readonlyRootFilesystem &&
      jsondecode(aws_ecs_task_definition.this[0].container_definitions)[1].linuxParameters.capabilities.drop == ["ALL"] &&
      [for mount in jsondecode(aws_ecs_task_definition.this[0].container_definitions)[1].mountPoints : "${mount.sourceVolume} ${mount.containerPath} ${mount.readOnly}"] == ["prepared /prepared false"]
    )
    error_message = "The service starts once what prepares its task has succeeded, which is as confined and writes to its own folder only."
  }

  assert {
    condition     = [for container in jsondecode(aws_ecs_task_definition.this[0].container_definitions) : [for secret in container.secrets : secret.name]] == [["SECRET"], ["MASTER"]]
    error_message = "A secret goes to the container that needs it and to no other."
  }

  assert {
    condition     = [for variable in jsondecode(aws_ecs_task_definition.this[0].container_definitions)[0].environment : variable.name] == ["SET"]
    error_message = "What is null is not set."
  }

  assert {
    condition     = aws_ecs_task_definition.this[0].ephemeral_storage[0].size_in_gib == 60
    error_message = "Room for a source and what is made of it."
  }

  assert {
    condition     = aws_ecs_service.this[0].deployment_circuit_breaker[0].enable && aws_ecs_service.this[0].deployment_circuit_breaker[0].rollback
    error_message = "A release that does not start is taken back."
  }

  assert {
    condition     = aws_ecs_service.this[0].enable_execute_command == false && !aws_ecs_service.this[0].network_configuration[0].assign_public_ip
    error_message = "No shell, no public address."
  }

  assert {
    condition     = { for strategy in aws_ecs_service.this[0].capacity_provider_strategy : strategy.capacity_provider => strategy.base } == { FARGATE = 1, FARGATE_SPOT = 0 }
    error_message = "The first is on demand, the others are Spot."
  }

  assert {
    condition     = aws_ecs_service.this[0].wait_for_steady_state
    error_message = "It counts as made once its tasks run."
  }

  assert {
    condition     = aws_appautoscaling_target.this[0].min_capacity == 0 && aws_appautoscaling_target.this[0].max_capacity == 20 && aws_ecs_service.this[0].desired_count == 0
    error_message = "With nothing to do there are no workers."
  }

  assert {
    condition     = contains(aws_cloudwatch_metric_alarm.waiting[0].alarm_actions, aws_appautoscaling_policy.first[0].arn) && aws_cloudwatch_metric_alarm.waiting[0].metric_name == "unserved" && length(aws_cloudwatch_metric_alarm.waiting[0].metric_query) == 0
    error_message = "The first waiting job starts the first worker, by one metric of those who enqueue."
  }

  assert {
    condition     = aws_appautoscaling_policy.first[0].step_scaling_policy_configuration[0].adjustment_type == "ChangeInCapacity" && one(aws_appautoscaling_policy.first[0].step_scaling_policy_configuration[0].step_adjustment).scaling_adjustment == 1
    error_message = "A wrong metric never makes a fleet smaller."
  }

  assert {
    condition = (
      length(aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metrics) == 0 &&
      aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].statistic == "Maximum" &&
      aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].scale_out_cooldown >= 180
    )
    error_message = "One metric as it was reported, and time for the workers that were asked for."
  }

  assert {
    condition     = aws_appautoscaling_policy.backlog[0].target_tracking_scaling_policy_configuration[0].target_value == 2 && length(aws_appautoscaling_policy.cpu) == 0
    error_message = "The backlog for each worker says how many there are."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.task[0].policy).Statement == [{ Sid = "Read", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::bucket/raw/*"] }]
    error_message = "The role may do what was said, and nothing else."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.start.policy).Statement : statement.Resource if statement.Sid == "ReadOwnSecrets"]) == ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:test/secret-AbCdEf", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:test/master-AbCdEf"]
    error_message = "ECS reads this service's secrets and no others."
  }
}

run "no_size_that_fargate_does_not_have" {
  command = plan

  module {
    source = "./modules/service"
  }

  variables {
    prefix       = "test"
    name         = "client-ui"
    repository   = { url = "registry.test/ui", arn = "arn:aws:ecr:eu-central-1:123456789012:repository/ui" }
    cluster      = { id = "cluster", name = "test", namespace_arn = "namespace" }
    network      = { subnet_ids = ["subnet-1"], security_group_id = "sg-1" }
    port         = 8080
    architecture = "ARM64"
    size         = { cpu = 2048, memory = 2048 }
    tasks        = { min = 1, max = 2 }
    environment  = {}
    secrets      = {}
    permissions  = []
    log_days     = 30
  }

  expect_failures = [var.size]
}

run "no_size_without_room_for_the_proxy" {
  command = plan

  module {
    source = "./modules/service"
  }

  variables {
    prefix       = "test"
    name         = "client-ui"
    repository   = { url = "registry.test/ui", arn = "arn:aws:ecr:eu-central-1:123456789012:repository/ui" }
    cluster      = { id = "cluster", name = "test", namespace_arn = "namespace" }
    network      = { subnet_ids = ["subnet-1"], security_group_id = "sg-1" }
    port         = 8080
    architecture = "ARM64"
    size         = { cpu = 256, memory = 1024 }
    tasks        = { min = 1, max = 2 }
    environment  = {}
    secrets      = {}
    permissions  = []
    log_days     = 30
  }

  expect_failures = [var.size]
}

run "not_every_action_without_a_reason" {
  command = plan

  module {
    source = "./modules/service"
  }

  variables {
    prefix       = "test"
    name         = "client-ui"
    repository   = { url = "registry.test/ui", arn = "arn:aws:ecr:eu-central-1:123456789012:repository/ui" }
    cluster      = { id = "cluster", name = "test", namespace_arn = "namespace" }
    network      = { subnet_ids = ["subnet-1"], security_group_id = "sg-1" }
    port         = 8080
    architecture = "ARM64"
    size         = { cpu = 512, memory = 1024 }
    tasks        = { min = 1, max = 2 }
    environment  = {}
    secrets      = {}
    permissions  = [{ sid = "All", actions = ["s3:*"], resources = ["arn:aws:s3:::bucket"] }]
    log_days     = 30
  }

  expect_failures = [var.permissions]
}

run "not_every_resource_without_a_reason" {
  command = plan

  module {
    source = "./modules/service"
  }

  variables {
    prefix       = "test"
    name         = "client-ui"
    repository   = { url = "registry.test/ui", arn = "arn:aws:ecr:eu-central-1:123456789012:repository/ui" }
    cluster      = { id = "cluster", name = "test", namespace_arn = "namespace" }
    network      = { subnet_ids = ["subnet-1"], security_group_id = "sg-1" }
    port         = 8080
    architecture = "ARM64"
    size         = { cpu = 512, memory = 1024 }
    tasks        = { min = 1, max = 2 }
    environment  = {}
    secrets      = {}
    permissions  = [{ sid = "All", actions = ["s3:GetObject"], resources = ["*"] }]
    log_days     = 30
  }

  expect_failures = [var.permissions]
}

run "observability" {
  module {
    source = "./modules/observability"
  }

  variables {
    alarm_email        = "operator@example.com"
    monthly_budget     = 100
    cluster            = "test"
    services           = ["api-gateway", "transcoding-worker"]
    edge               = { balancer = "app/test/1", target_groups = { api-gateway = "targetgroup/test/1" } }
    redis_nodes        = ["test-redis-001", "test-redis-002"]
    documentdb_cluster = "test-documentdb"
    bounce_queues      = { live = "bounces", dead = "bounces-dead" }
    documentdb         = { instance_class = "db.t4g.medium", instances = 2 }
    always_running     = { api-gateway = 2 }
    nat_gateways       = { a = "nat-1" }
    metrics            = { namespace = "MediaTranscoder", unfinished = "unfinished", oldest = "oldest", failed = "failed" }
    oldest_waiting     = { transcode = 900, notify = 600 }
  }

  assert {
    condition = length(setsubtract([
      "test-queue-age-transcode", "test-queue-age-notify", "test-failed-jobs", "test-memory-api-gateway", "test-memory-transcoding-worker",
      "test-balancer-5xx", "test-service-5xx-api-gateway", "test-bounces", "test-complaints",
      "test-no-healthy-task-api-gateway", "test-too-few-tasks-api-gateway", "test-nat-ports-a", "test-redis-lag-1", "test-documentdb-memory",
      "test-documentdb-connections", "test-documentdb-lag",
    ], output.alarms)) == 0
    error_message = "Somebody is told of age, failures, memory, 5xx, bounces, tasks that lack, and stores that fill up or fall behind."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["too-few-tasks-api-gateway"].comparison_operator == "LessThanThreshold" &&
      aws_cloudwatch_metric_alarm.this["too-few-tasks-api-gateway"].threshold == 2 &&
      aws_cloudwatch_metric_alarm.this["too-few-tasks-api-gateway"].statistic == "SampleCount" &&
      aws_cloudwatch_metric_alarm.this["no-healthy-task-api-gateway"].threshold == 1 &&
      aws_cloudwatch_metric_alarm.this["documentdb-connections"].threshold == 800
    )
    error_message = "Too few is as bad as too much."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.no_capacity.event_pattern).detail.eventName == ["SERVICE_TASK_PLACEMENT_FAILURE"] && aws_cloudwatch_event_target.no_capacity.arn == aws_sns_topic.alarms.arn
    error_message = "Somebody is told that Spot has run out."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset([aws_sns_topic.alarms.arn])])
    error_message = "Every alarm tells somebody."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["queue-age-transcode"].treat_missing_data == "breaching"
    error_message = "A queue of which nothing is heard is a fault."
  }

  assert {
    condition     = length(aws_budgets_budget.monthly.notification) == 2 && aws_budgets_budget.monthly.limit_amount == "100"
    error_message = "The budget tells before it runs out."
  }

  assert {
    condition     = output.release_alarms == { api-gateway = ["test-service-5xx-api-gateway", "test-unhealthy-api-gateway"] }
    error_message = "What is bad about a release has an alarm."
  }

  assert {
    condition = (
      jsondecode(aws_cloudwatch_event_rule.failed_release.event_pattern).detail.eventName == ["SERVICE_DEPLOYMENT_FAILED"] &&
      jsondecode(aws_cloudwatch_event_rule.failed_release.event_pattern).resources == [{ prefix = "arn:aws:ecs:eu-central-1:123456789012:service/test/" }] &&
      aws_cloudwatch_event_target.failed_release.arn == aws_sns_topic.alarms.arn &&
      anytrue([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Principal.Service == "events.amazonaws.com"])
    )
    error_message = "A release that ECS gave up is told to the operators."
  }
}

run "observability_without_documentdb" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    monthly_budget     = 100
    cluster            = "test"
    services           = ["api-gateway"]
    edge               = { balancer = "app/test/1", target_groups = {} }
    redis_nodes        = ["test-redis-001"]
    documentdb_cluster = null
    documentdb         = null
    bounce_queues      = { live = "bounces", dead = "bounces-dead" }
    always_running     = {}
    nat_gateways       = {}
    metrics            = { namespace = "MediaTranscoder", unfinished = "unfinished", oldest = "oldest", failed = "failed" }
    oldest_waiting     = { transcode = 900 }
  }

  assert {
    condition     = !anytrue([for alarm in output.alarms : strcontains(alarm, "documentdb")])
    error_message = "No alarm waits for what is not there."
  }
}

run "bootstrap" {
  module {
    source = "./examples/bootstrap"
  }

  variables {
    region        = "eu-central-1"
    name          = "media-transcoder"
    repository    = "example/media-transcoder"
    installations = { production = "transcoder" }
  }

  assert {
    condition = jsondecode(aws_iam_role.deploy["production"].assume_role_policy).Statement[0].Condition.StringEquals == {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:example/media-transcoder:environment:production"
    }
    error_message = "Only jobs of this repository and this environment have the role."
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_policy.deploy["production-roles"].policy).Statement :
      statement.Condition.StringEquals["iam:PermissionsBoundary"] == aws_iam_policy.boundary["production"].arn
      if length(setintersection(statement.Action, ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"])) > 0
    ]))
    error_message = "A release makes no role that can do more than a service."
  }

  assert {
    condition = !anytrue(flatten([
      for policy in aws_iam_policy.deploy : [
        for statement in jsondecode(policy.policy).Statement : [
          for action in flatten([statement.Action]) : contains(["*", "iam:*", "iam:DeleteRolePermissionsBoundary", "iam:AttachRolePolicy", "iam:UpdateAssumeRolePolicy"], action)
        ]
      ]
    ]))
    error_message = "Nor may it do everything, take the boundary away, or let others into a role that has none."
  }

  assert {
    condition = flatten([
      for statement in jsondecode(aws_iam_policy.deploy["production-owned"].policy).Statement : statement.Resource if contains(["State", "Settings"], statement.Sid)
    ]) == ["${aws_s3_bucket.state.arn}/media-transcoder/production.tfstate*", "${aws_s3_bucket.state.arn}/settings/production/*"]
    error_message = "Nor does it see the state or the settings of another installation."
  }

  assert {
    condition     = alltrue([for policy in merge(aws_iam_policy.deploy, aws_iam_policy.boundary) : length(policy.policy) <= 6144])
    error_message = "A policy has 6144 characters at most."
  }

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_public_access_block.state.restrict_public_buckets
    error_message = "The state has a history and is never public."
  }
}

run "nobody_elses_workflow" {
  command = plan

  module {
    source = "./examples/bootstrap"
  }

  variables {
    region        = "eu-central-1"
    name          = "media-transcoder"
    repository    = "example/*"
    installations = { production = "transcoder" }
  }

  expect_failures = [var.repository]
}

run "no_installation_whose_names_are_those_of_another" {
  command = plan

  module {
    source = "./examples/bootstrap"
  }

  variables {
    region        = "eu-central-1"
    name          = "media-transcoder"
    repository    = "example/media-transcoder"
    installations = { production = "mt", minimal = "mt-minimal" }
  }

  expect_failures = [var.installations]
}

run "installations_beside_each_other" {
  command = plan

  module {
    source = "./examples/bootstrap"
  }

  variables {
    region        = "eu-central-1"
    name          = "media-transcoder"
    repository    = "example/media-transcoder"
    installations = { production = "transcoder", minimal = "mt-minimal", trial = "transcoder2" }
  }

  assert {
    condition     = length(aws_iam_role.deploy) == 3
    error_message = "Names of which none begins as another, up to its hyphen, may be in one account."
  }
}
