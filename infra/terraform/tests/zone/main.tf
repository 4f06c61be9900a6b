# A hosted zone, which an installation finds and does not make.

resource "aws_route53_zone" "this" {
  name = "media.example.com"
}

output "id" {
  value = aws_route53_zone.this.zone_id
}
