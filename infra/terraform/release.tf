# Which images run. A release hands over its digests (`images`) and keeps them in this parameter once they
# run and answer; an apply without digests takes the ones that were kept last. So a release that failed
# does not come again by itself, and nothing depends on a file on somebody's disk.

resource "aws_ssm_parameter" "images" {
  name           = "/${var.name}/images"
  description    = "Digests of the last good release; its versions are the releases before"
  type           = "String"
  insecure_value = "{}"

  lifecycle {
    # A release writes it (infra/release/deploy).
    ignore_changes = [insecure_value, value, description]
  }
}

locals {
  images = length(var.images) > 0 ? var.images : jsondecode(aws_ssm_parameter.images.insecure_value)
}
