output "transcoder" {
  description = "Addresses, repositories, secrets to fill."
  value       = module.transcoder
}
