output "state_bucket" {
  description = "For backend.hcl, and where the settings of an installation lie: settings/INSTALLATION/."
  value       = aws_s3_bucket.state.id
}

output "variables" {
  description = "What each environment at GitHub needs to know."
  value = {
    for installation, name in var.installations : installation => {
      AWS_REGION   = var.region
      DEPLOY_ROLE  = aws_iam_role.deploy[installation].arn
      STATE_BUCKET = aws_s3_bucket.state.id
      REGISTRY     = "${local.account}.dkr.ecr.${var.region}.amazonaws.com/${name}"
    }
  }
}

output "permissions_boundary" {
  description = "For the variable of this name of each installation."
  value       = { for installation, policy in aws_iam_policy.boundary : installation => policy.arn }
}
