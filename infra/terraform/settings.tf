# Every setting of every service on AWS. The names are the services' own (docs/configuration.md); a test
# compares both. Null is not set. $${…} is filled in by Spring, so that no secret is in here.

locals {
  # After the scheme and the service's own user.
  redis_at = "$${REDIS_PASSWORD}@${module.data.redis_host}:${module.data.redis_port}"
  # A MongoDB elsewhere has its address and user in a secret, and a certificate that every JDK knows.
  mongodb_elsewhere = "$${MONGODB_URI}"

  mongo_uri = "mongodb://transcoder:$${DOCUMENTDB_PASSWORD}@${local.mongo_at}/auth?authSource=admin&replicaSet=rs0&readPreference=primaryPreferred&retryWrites=false"

  app  = "https://${local.hosts.client-ui}"
  api  = "https://${local.hosts.api-gateway}"
  auth = "https://${local.hosts.auth-service}"

  # Inside the VPC, by Service Connect.
  inside = { for name, service in local.services : name => "http://${name}:${service.port}" }
  keys   = "${local.inside.auth-service}/oauth2/jwks"

  # Where traces go, and how many; nowhere by default.
  traces   = var.traces == null ? null : "http://${var.traces.host}:${var.traces.port}/v1/traces"
  sampling = try(var.traces.sampling, null)

  # Less than the task's stopTimeout, so that what runs ends or is given back.
  stop_after = "100s"

  settings = {
    for name, service in local.services : name => merge(
      local.settings_of["every-service"], local.settings_of[name], { SERVER_PORT = service.port }
    )
  }

  settings_of = {
    every-service = {
      MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT = local.traces
      MANAGEMENT_TRACING_SAMPLING_PROBABILITY               = local.sampling
      TRANSCODER_JWT_ISSUER                                 = local.auth
    }

    client-ui = {
      SERVER_FORWARDHEADERSSTRATEGY = "native"
      SPRING_DATA_REDIS_URL         = "rediss://client-ui:${local.redis_at}"
      TRANSCODER_LINKS_FILESKEPT    = "${var.retention.processed_days}d"
      TRANSCODER_UI_AUTHINTERNALURL = local.inside.auth-service
      TRANSCODER_UI_BASEURL         = local.app
      TRANSCODER_UI_GATEWAYURL      = local.api
      TRANSCODER_UI_MAXUPLOADSIZE   = var.max_upload
      TRANSCODER_UI_MEDIAORIGINS    = module.storage.origin
      TRANSCODER_UI_WORKERURL       = local.operator_pages ? local.inside.transcoding-worker : null
    }

    api-gateway = {
      TRANSCODER_FORMATS_FOLDER                = length(var.presets) == 0 ? null : local.presets_folder
      SERVER_FORWARDHEADERSSTRATEGY            = "native"
      SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE = local.stop_after
      TRANSCODER_AUTH_BASEURL                  = local.inside.auth-service
      TRANSCODER_CORS_ALLOWEDORIGINS           = local.app
      TRANSCODER_IMPORTS_ENABLED               = length(local.fetching) > 0
      TRANSCODER_JWT_JWKSETURI                 = local.keys
      TRANSCODER_LIMITS_FILESKEPT              = "${max(var.retention.raw_days, var.retention.processed_days)}d"
      # An ended job never runs twice, so not one whose result may have been removed.
      TRANSCODER_RECOVERY_RUNWITHIN = "${min(var.retention.raw_days, var.retention.processed_days)}d"
      TRANSCODER_REDIS_URI          = "rediss://api-gateway:${local.redis_at}"
      TRANSCODER_S3_BUCKET          = module.storage.bucket
      TRANSCODER_S3_REGION          = data.aws_region.current.name
      TRANSCODER_UPLOAD_BASEURL     = local.inside.upload-service
      TRANSCODER_UPLOAD_MAXSIZE     = var.max_upload
    }

    auth-service = {
      SPRING_DATA_REDIS_URL                                      = "rediss://auth-service:${local.redis_at}"
      SPRING_MONGODB_SSL_BUNDLE                                  = var.documentdb.elsewhere ? null : "documentdb"
      SPRING_MONGODB_URI                                         = var.documentdb.elsewhere ? local.mongodb_elsewhere : local.mongo_uri
      SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_GITHUB_CLIENTID = var.sign_in.github_client_id
      SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_GOOGLE_CLIENTID = var.sign_in.google_client_id
      SPRING_SSL_BUNDLE_PEM_DOCUMENTDB_TRUSTSTORE_CERTIFICATE    = var.documentdb.ca
      TRANSCODER_AUTH_CLIENTS_UIBASEURL                          = local.app
      # Files of older jobs are gone.
      TRANSCODER_AUTH_HISTORY_KEPTINREDIS = "${max(var.retention.raw_days, var.retention.processed_days) + 1}d"
      TRANSCODER_AUTH_OPERATORS           = length(var.sign_in.operators) == 0 ? null : join(",", var.sign_in.operators)
      # Its own.
      TRANSCODER_JWT_JWKSETURI = "http://localhost:${local.services.auth-service.port}/oauth2/jwks"
    }

    upload-service = {
      SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE = local.stop_after
      TRANSCODER_JWT_JWKSETURI                 = local.keys
      TRANSCODER_REDIS_URI                     = "rediss://upload-service:${local.redis_at}"
      TRANSCODER_S3_BUCKET                     = module.storage.bucket
      TRANSCODER_S3_REGION                     = data.aws_region.current.name
      TRANSCODER_UPLOAD_MAXSIZE                = var.max_upload
    }

    transcoding-worker = {
      TRANSCODER_FORMATS_FOLDER                = length(var.presets) == 0 ? null : local.presets_folder
      SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE = local.stop_after
      TRANSCODER_JWT_JWKSETURI                 = local.keys
      TRANSCODER_QUEUE_STOPTIMEOUT             = "80s"
      TRANSCODER_REDIS_URI                     = "rediss://transcoding-worker:${local.redis_at}"
      TRANSCODER_S3_BUCKET                     = module.storage.bucket
      TRANSCODER_S3_REGION                     = data.aws_region.current.name
      TRANSCODER_WORKER_LIMITS_MAXMEMORY       = var.workers.ffmpeg_limit
      TRANSCODER_WORKER_LIMITS_THREADS         = var.workers.cpu / 1024
      TRANSCODER_WORKER_WORKDIR                = local.work_dir
    }

    notification-worker = {
      TRANSCODER_FORMATS_FOLDER            = length(var.presets) == 0 ? null : local.presets_folder
      TRANSCODER_JWT_JWKSETURI             = local.keys
      TRANSCODER_LINKS_BASEURL             = local.api
      TRANSCODER_LINKS_FILESKEPT           = "${var.retention.processed_days}d"
      TRANSCODER_LINKS_PAGEURL             = local.app
      TRANSCODER_MAIL_BOUNCES_QUEUEURL     = module.mail.bounce_queue.url
      TRANSCODER_MAIL_BOUNCES_REGION       = data.aws_region.current.name
      TRANSCODER_MAIL_FROM                 = "Media Transcoder <no-reply@${var.domain}>"
      TRANSCODER_MAIL_SES_CONFIGURATIONSET = module.mail.configuration_set
      TRANSCODER_MAIL_SES_REGION           = data.aws_region.current.name
      TRANSCODER_MAIL_TRANSPORT            = "ses"
      TRANSCODER_REDIS_URI                 = "rediss://notification-worker:${local.redis_at}"
      TRANSCODER_S3_BUCKET                 = module.storage.bucket
      TRANSCODER_S3_REGION                 = data.aws_region.current.name
    }
  }

  # Settings that come from a secret (secrets.tf), and the variables that the addresses above name.
  secret_settings = {
    client-ui = {
      REDIS_PASSWORD             = "redis-client-ui"
      TRANSCODER_UI_CLIENTSECRET = "ui-client-secret"
    }

    api-gateway = {
      REDIS_PASSWORD        = "redis-api-gateway"
      TRANSCODER_LINKS_KEYS = "link-keys"
    }

    auth-service = {
      DOCUMENTDB_PASSWORD                                            = "documentdb-password"
      MONGODB_URI                                                    = "mongodb-uri"
      REDIS_PASSWORD                                                 = "redis-auth-service"
      SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_GITHUB_CLIENTSECRET = "github-client-secret"
      SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_GOOGLE_CLIENTSECRET = "google-client-secret"
      TRANSCODER_AUTH_CLIENTS_UISECRET                               = "ui-client-secret"
      TRANSCODER_AUTH_KEYENCRYPTIONSECRET                            = "key-encryption"
      TRANSCODER_LINKS_KEYS                                          = "link-keys"
    }

    upload-service = {
      REDIS_PASSWORD        = "redis-upload-service"
      TRANSCODER_LINKS_KEYS = "link-keys"
    }

    transcoding-worker = {
      REDIS_PASSWORD = "redis-transcoding-worker"
    }

    notification-worker = {
      REDIS_PASSWORD        = "redis-notification-worker"
      TRANSCODER_LINKS_KEYS = "link-keys"
    }
  }
}
