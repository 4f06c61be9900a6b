#!/usr/bin/env bash
# Run by LocalStack when it is ready.
set -euo pipefail
awslocal s3api create-bucket --bucket media-transcoder
awslocal s3api put-bucket-cors --bucket media-transcoder --cors-configuration '{"CORSRules":[{
  "AllowedOrigins":["http://localhost:8080","http://localhost:8081"],"AllowedMethods":["GET","HEAD"],"AllowedHeaders":["Range"],
  "ExposeHeaders":["Content-Length","Content-Range","Content-Type","ETag"]}]}'
