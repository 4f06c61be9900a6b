# What each service may do in AWS. A `*` has a reason beside it, or the plan fails.

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

locals {
  bucket = module.storage.bucket_arn
  tasks  = "arn:${data.aws_partition.current.partition}:ecs:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:task/${var.name}/*"

  # A task with an upload or a job is not taken away when the service scales in or is deployed.
  protect_itself = {
    sid       = "ProtectItselfWhileItWorks"
    actions   = ["ecs:UpdateTaskProtection"]
    resources = [local.tasks]
  }

  permissions = {
    client-ui = []

    api-gateway = [
      local.protect_itself,
      {
        # Presigned URLs carry this permission to who holds them.
        sid       = "ReadOutputsAndManifests"
        actions   = ["s3:GetObject"]
        resources = ["${local.bucket}/live/*", "${local.bucket}/processed/*", "${local.bucket}/raw/*/job.json"]
      },
      {
        sid       = "FindOutputs"
        actions   = ["s3:ListBucket"]
        resources = [local.bucket]
        condition = { StringLike = { "s3:prefix" = ["live/*", "processed/*", "raw/*", "work/*"] } }
      },
    ]

    auth-service = []

    upload-service = [
      local.protect_itself,
      {
        sid       = "KeepSources"
        actions   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
        resources = ["${local.bucket}/raw/*"]
      },
      {
        # A job is deleted whole, also while no worker runs.
        sid       = "DeleteOutputs"
        actions   = ["s3:AbortMultipartUpload", "s3:DeleteObject"]
        resources = ["${local.bucket}/live/*", "${local.bucket}/processed/*", "${local.bucket}/work/*"]
      },
      {
        sid       = "ReadResults"
        actions   = ["s3:GetObject"]
        resources = ["${local.bucket}/processed/*/result.json"]
      },
      {
        sid       = "FindFiles"
        actions   = ["s3:ListBucket"]
        resources = [local.bucket]
        condition = { StringLike = { "s3:prefix" = ["live/*", "processed/*", "raw/*", "work/*"] } }
      },
      {
        sid       = "FindAbandonedUploads"
        actions   = ["s3:ListBucketMultipartUploads"]
        resources = [local.bucket]
      },
    ]

    transcoding-worker = [
      {
        sid       = "ReadSources"
        actions   = ["s3:GetObject"]
        resources = ["${local.bucket}/raw/*"]
      },
      {
        sid       = "KeepOutputs"
        actions   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
        resources = ["${local.bucket}/live/*", "${local.bucket}/processed/*", "${local.bucket}/work/*"]
      },
      {
        sid       = "FindOutputs"
        actions   = ["s3:ListBucket"]
        resources = [local.bucket]
        condition = { StringLike = { "s3:prefix" = ["live/*", "processed/*", "raw/*", "work/*"] } }
      },
      {
        sid       = "FindAbandonedOutputs"
        actions   = ["s3:ListBucketMultipartUploads"]
        resources = [local.bucket]
      },
      local.protect_itself,
    ]

    notification-worker = [
      {
        # Nobody gets a mail, and no webhook an event, twice, whatever is lost.
        sid       = "NoteWhatWasTold"
        actions   = ["s3:GetObject", "s3:PutObject"]
        resources = ["${local.bucket}/processed/*/mailed-*", "${local.bucket}/processed/*/webhook-*"]
      },
      {
        sid       = "ReadPictureForMail"
        actions   = ["s3:GetObject"]
        resources = ["${local.bucket}/processed/*/poster.jpg"]
      },
      {
        # Without it S3 answers 403 for an object that is not there.
        sid       = "FindNotes"
        actions   = ["s3:ListBucket"]
        resources = [local.bucket]
        condition = { StringLike = { "s3:prefix" = ["processed/*"] } }
      },
      {
        sid       = "SendMailFromOurDomain"
        actions   = ["ses:SendEmail", "ses:SendRawEmail"]
        resources = [module.mail.identity_arn, module.mail.configuration_set_arn]
        condition = { StringEquals = { "ses:FromAddress" = ["no-reply@${var.domain}"] } }
      },
      {
        sid       = "ReadBounces"
        actions   = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
        resources = [module.mail.bounce_queue.arn]
      },
    ]
  }
}
