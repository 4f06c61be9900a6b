# GitHub proves by a signed token (OIDC) which repository and environment a job belongs to. Nobody
# keeps a key of AWS.

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github_provider_exists ? 0 : 1

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "deploy" {
  for_each = var.installations

  name                 = "${var.name}-deploy-${each.key}"
  description          = "Releases of ${each.key}, from GitHub Actions of ${var.repository}"
  max_session_duration = 3 * 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "${local.arn}:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      # The environment's own rules in GitHub say who may start such a job, and from which branch.
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:${var.repository}:environment:${each.key}"
        }
      }
    }]
  })

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_policy" "deploy" {
  for_each = { for pair in setproduct(keys(var.installations), keys(local.deploy)) : "${pair[0]}-${pair[1]}" => { installation = pair[0], part = pair[1] } }

  name        = "${var.name}-deploy-${each.key}"
  description = "What a release of ${each.value.installation} may do: ${each.value.part}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.deploy[each.value.part][each.value.installation] })
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = aws_iam_policy.deploy

  role       = aws_iam_role.deploy[split("-", each.key)[0]].name
  policy_arn = each.value.arn
}

# No role that a release makes can do more than this, whatever policy it gets: a release must not be a
# way to become an administrator.
resource "aws_iam_policy" "boundary" {
  for_each = var.installations

  name        = "${var.name}-boundary-${each.key}"
  description = "The most that a service of ${each.key} may do"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.boundary[each.key] })
}
