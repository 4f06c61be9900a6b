output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.media.id
}

output "bucket_arn" {
  description = "Its ARN."
  value       = aws_s3_bucket.media.arn
}

output "origin" {
  description = "Scheme and host of presigned URLs."
  value       = "https://${aws_s3_bucket.media.bucket_regional_domain_name}"
}
