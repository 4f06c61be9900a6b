locals {
  # Where browsers and scripts find the public services.
  hosts = {
    client-ui    = "app.${var.domain}"
    api-gateway  = "api.${var.domain}"
    auth-service = "auth.${var.domain}"
  }

  web  = [{ provider = var.web_tasks.spot ? "FARGATE_SPOT" : "FARGATE", base = 0, weight = 1 }]
  spot = [{ provider = "FARGATE", base = var.workers.on_demand, weight = 0 }, { provider = "FARGATE_SPOT", base = 0, weight = 1 }]

  small           = { cpu = 512, memory = 1024 }
  carries_uploads = var.web_tasks.small ? local.small : { cpu = 1024, memory = 2048 }

  # What the services report about themselves, by Micrometer's names in CloudWatch.
  metrics = {
    namespace  = "MediaTranscoder"
    unfinished = "transcoder.queue.unfinished.value"
    backlog    = "transcoder.queue.backlog.value"
    unserved   = "transcoder.queue.unserved.value"
    oldest     = "transcoder.queue.oldest.value"
    failed     = "transcoder.jobs.failed.count"
  }

  # Their old tasks end jobs and uploads first, for hours perhaps; no release waits for that. At the first
  # one there are none, and those of the next tier need them.
  steady_at_first = aws_ssm_parameter.images.insecure_value == "{}"

  # Those of a tier start when the tiers before it run, because they call them.
  services = {
    client-ui = {
      tier     = 3
      steady   = true
      port     = 8080
      size     = local.small
      tasks    = var.web_tasks
      capacity = local.web
      backlog  = null
      writable = { tmp = "/tmp" }
      internal = null
    }
    api-gateway = {
      tier     = 3
      steady   = local.steady_at_first
      port     = 8081
      size     = local.carries_uploads
      tasks    = var.web_tasks
      capacity = local.web
      backlog  = null
      writable = { tmp = "/tmp" }
      internal = null
    }
    auth-service = {
      tier     = 1
      steady   = true
      port     = 8082
      size     = local.small
      tasks    = var.web_tasks
      capacity = local.web
      backlog  = null
      writable = { tmp = "/tmp" }
      internal = {}
    }
    upload-service = {
      tier     = 2
      steady   = local.steady_at_first
      port     = 8083
      size     = local.carries_uploads
      tasks    = var.web_tasks
      capacity = local.web
      backlog  = null
      writable = { tmp = "/tmp" }
      # A request is a whole upload, which takes hours.
      internal = { request_timeout = 0 }
    }
    transcoding-worker = {
      tier     = 2
      steady   = local.steady_at_first
      port     = 8084
      size     = { cpu = var.workers.cpu, memory = var.workers.memory, disk = var.workers.disk }
      tasks    = { min = var.workers.min, max = var.workers.max }
      capacity = local.spot
      backlog = {
        namespace  = local.metrics.namespace
        metric     = local.metrics.backlog
        unserved   = local.metrics.unserved
        dimensions = { queue = "transcode" }
        per_task   = var.workers.jobs_each
      }
      writable = { tmp = "/tmp", work = local.work_dir }
      internal = {}
    }
    notification-worker = {
      tier     = 2
      steady   = true
      port     = 8085
      size     = local.small
      tasks    = { min = 1, max = var.web_tasks.max }
      capacity = local.web
      backlog  = null
      writable = { tmp = "/tmp" }
      internal = {}
    }
  }

  work_dir = "/work"
}
