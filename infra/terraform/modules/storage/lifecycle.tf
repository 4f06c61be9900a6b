locals {
  # A manifest (raw/{jobId}/job.json) has 64 KiB at most, upload-service takes no larger one. A rule
  # of S3 cannot tell it by its name, but by its size.
  largest_manifest = 65536

  # The cold class is paid for 90 days at least, so what goes before stays where it is.
  worth_cooling = var.retention.cold_days + 90
}

resource "aws_s3_bucket_lifecycle_configuration" "media" {
  bucket     = aws_s3_bucket.media.id
  depends_on = [aws_s3_bucket_versioning.media]

  rule {
    id     = "raw-sources"
    status = "Enabled"

    filter {
      and {
        prefix                   = "raw/"
        object_size_greater_than = local.largest_manifest
      }
    }

    dynamic "transition" {
      for_each = var.retention.raw_days >= local.worth_cooling ? ["GLACIER_IR"] : []

      content {
        days          = var.retention.cold_days
        storage_class = transition.value
      }
    }

    expiration {
      days = var.retention.raw_days
    }
  }

  # The manifest says whose the files are, so it stays as long as they do, and a day longer.
  rule {
    id     = "raw-manifests"
    status = "Enabled"

    filter {
      prefix = "raw/"
    }

    expiration {
      days = max(var.retention.raw_days, var.retention.processed_days) + 1
    }
  }

  rule {
    id     = "work"
    status = "Enabled"

    filter {
      prefix = "work/"
    }

    expiration {
      days = var.retention.work_days
    }
  }

  # Workers delete these minutes after the package is complete; nobody wants an older version back.
  rule {
    id     = "live"
    status = "Enabled"

    filter {
      prefix = "live/"
    }

    expiration {
      days = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  # A mailed link lives as long as its file.
  rule {
    id     = "processed"
    status = "Enabled"

    filter {
      prefix = "processed/"
    }

    dynamic "transition" {
      for_each = var.retention.processed_days >= local.worth_cooling ? ["GLACIER_IR"] : []

      content {
        days          = var.retention.cold_days
        storage_class = transition.value
      }
    }

    expiration {
      days = var.retention.processed_days
    }
  }

  rule {
    id     = "leftovers"
    status = "Enabled"

    filter {}

    # An upload in pieces may be resumed for a day (transcoder.upload.storage.abandoned-after).
    abort_incomplete_multipart_upload {
      days_after_initiation = 2
    }

    noncurrent_version_expiration {
      noncurrent_days = var.retention.deleted_days
    }
  }

  rule {
    id     = "delete-markers"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }
  }
}
