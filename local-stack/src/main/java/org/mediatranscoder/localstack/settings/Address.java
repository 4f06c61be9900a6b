package org.mediatranscoder.localstack.settings;

import java.util.Locale;

/** Everything of the stack that listens on a port, with the port it has unless told otherwise. */
public enum Address {
  UI("client-ui", 8080),
  GATEWAY("api-gateway", 8081),
  AUTH("auth-service", 8082),
  UPLOAD("upload-service", 8083),
  TRANSCODING("transcoding-worker", 8084),
  NOTIFICATION("notification-worker", 8085),
  IDENTITY("identity-provider", 8090),
  INBOX("inbox", 8025),
  REDIS("redis", 8091, "redis"),
  S3("s3", 8092),
  MONGODB("mongodb", 8093, "mongodb"),
  SMTP("smtp", 8094, "smtp");

  private final String processName;
  private final int defaultPort;
  private final String scheme;

  Address(String processName, int defaultPort) {
    this(processName, defaultPort, "http");
  }

  Address(String processName, int defaultPort, String scheme) {
    this.processName = processName;
    this.defaultPort = defaultPort;
    this.scheme = scheme;
  }

  String scheme() {
    return scheme;
  }

  /** The name that people see: in messages, in the names of log files. */
  public String processName() {
    return processName;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** The environment variable that changes this port. */
  public String variable() {
    return Ports.VARIABLE_PREFIX + name().toUpperCase(Locale.ROOT);
  }
}
