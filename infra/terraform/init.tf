# Init containers: they run in a task before its service starts, from the same image.

locals {
  # Nowhere in here if it is elsewhere.
  mongo_at = var.documentdb.elsewhere ? "" : "${module.data.documentdb_host}:${module.data.documentdb_port}"

  presets_folder = "/presets"

  # As root, who owns an empty volume, and without any of root's powers.
  presets = {
    for name in length(var.presets) == 0 ? [] : ["presets"] : name => {
      entry_point = ["bash", "-c"]
      command     = [file("${path.module}/presets.sh")]
      user        = "0"
      folder      = local.presets_folder
      environment = {
        PRESETS_FOLDER = local.presets_folder
        PRESETS        = join("\n", [for file, text in var.presets : "${file} ${base64encode(text)}"])
      }
    }
  }

  init_containers = {
    # The same presets for all who know formats.
    api-gateway         = local.presets
    transcoding-worker  = local.presets
    notification-worker = local.presets

    # The service itself never has the master's password: ECS gives it to this container alone, which makes the
    # service's user, or gives it the password that is set now.
    auth-service = {
      for name in var.documentdb.elsewhere ? [] : ["database-user"] : name => {
        command = ["database-user"]
        environment = {
          SPRING_MONGODB_URI                                      = "mongodb://transcodermaster:$${DOCUMENTDB_MASTER}@${local.mongo_at}/admin?authSource=admin&replicaSet=rs0&retryWrites=false"
          SPRING_MONGODB_SSL_BUNDLE                               = "documentdb"
          SPRING_SSL_BUNDLE_PEM_DOCUMENTDB_TRUSTSTORE_CERTIFICATE = var.documentdb.ca
        }
        secrets = {
          DOCUMENTDB_MASTER                     = try(local.secret_arns["documentdb-master"], null)
          TRANSCODER_AUTH_DATABASEUSER_PASSWORD = try(local.secret_arns["documentdb-password"], null)
        }
      }
    }
  }
}
