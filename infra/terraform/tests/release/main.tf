# What a release keeps once it runs and answers (infra/release/deploy).

variable "images" {
  type = map(string)
}

resource "aws_ssm_parameter" "images" {
  name           = "/test/images"
  type           = "String"
  insecure_value = jsonencode(var.images)
  overwrite      = true
}

output "images" {
  value = var.images
}
