# The only way in: HTTPS, by host name, behind a firewall.

resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "The load balancer"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  for_each = { http = 80, https = 443 }

  security_group_id = aws_security_group.balancer.id
  description       = "Everybody, by ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_lb" "this" {
  name                       = var.name
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  idle_timeout               = var.idle_timeout
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  enable_deletion_protection = !var.destroyable

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  # A name that is none of ours.
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

locals {
  # A rule has five values at most; host and path are two of them.
  operator_ranges = { for index, cidrs in chunklist(var.operators.cidrs, 3) : index => cidrs }
}

resource "aws_lb_listener_rule" "operators" {
  for_each = local.operator_ranges

  listener_arn = aws_lb_listener.https.arn
  priority     = 1 + each.key

  condition {
    host_header {
      values = [var.hosts[var.operators.service].host]
    }
  }

  condition {
    path_pattern {
      values = [var.operators.path]
    }
  }

  condition {
    source_ip {
      values = each.value
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service[var.operators.service].arn
  }
}

# Everybody else learns nothing.
resource "aws_lb_listener_rule" "no_operator" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 50

  condition {
    host_header {
      values = [var.hosts[var.operators.service].host]
    }
  }

  condition {
    path_pattern {
      values = [var.operators.path]
    }
  }

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "host" {
  for_each = var.hosts

  listener_arn = aws_lb_listener.https.arn
  priority     = 100 + index(sort(keys(var.hosts)), each.key)

  condition {
    host_header {
      values = [each.value.host]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service[each.key].arn
  }
}

resource "aws_lb_target_group" "service" {
  for_each = var.hosts

  name        = "${var.name}-${each.key}"
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = each.value.port
  # A task leaves when its protection ends, so without uploads; what runs then may end. Longer than the
  # task has to stop, and shorter than an idle connection lives.
  deregistration_delay          = 180
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = "/actuator/health/readiness"
    matcher             = "200"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}
