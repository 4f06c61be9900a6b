package org.mediatranscoder.localstack.service;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.s3.S3Server;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;

/**
 * What each service is told, as environment variables: the same settings as on AWS with other
 * values. A secret goes only to who needs it.
 */
final class ServiceEnvironment {

  private final Ports ports;
  private final Secrets secrets;
  private final DataFolder data;

  ServiceEnvironment(Ports ports, Secrets secrets, DataFolder data) {
    this.ports = ports;
    this.secrets = secrets;
    this.data = data;
  }

  Map<String, String> of(Service service) {
    Map<String, String> all = new HashMap<>(common(service));
    all.putAll(
        switch (service) {
          case CLIENT_UI -> clientUi();
          case API_GATEWAY -> apiGateway();
          case AUTH_SERVICE -> authService();
          case UPLOAD_SERVICE -> uploadService();
          case TRANSCODING_WORKER -> transcodingWorker();
          case NOTIFICATION_WORKER -> notificationWorker();
        });
    return all;
  }

  private Map<String, String> common(Service service) {
    return Map.of(
        "SERVER_ADDRESS", "127.0.0.1",
        "SERVER_PORT", Integer.toString(ports.of(service.address())),
        "TRANSCODER_JWT_ISSUER", url(Address.AUTH));
  }

  private Map<String, String> clientUi() {
    return Map.of(
        "SPRING_DATA_REDIS_URL", redis(),
        "TRANSCODER_UI_BASEURL", url(Address.UI),
        "TRANSCODER_UI_GATEWAYURL", url(Address.GATEWAY),
        "TRANSCODER_UI_WORKERURL", url(Address.TRANSCODING),
        "TRANSCODER_UI_CLIENTSECRET", uiClientSecret(),
        "TRANSCODER_UI_MEDIAORIGINS", url(Address.S3));
  }

  private Map<String, String> apiGateway() {
    Map<String, String> all = new HashMap<>(s3());
    all.put("TRANSCODER_REDIS_URI", redis());
    all.put("TRANSCODER_LINKS_KEYS", linkKeys());
    all.put("TRANSCODER_LINKS_BASEURL", url(Address.GATEWAY));
    all.put("TRANSCODER_UPLOAD_BASEURL", url(Address.UPLOAD));
    all.put("TRANSCODER_AUTH_BASEURL", url(Address.AUTH));
    all.put("TRANSCODER_CORS_ALLOWEDORIGINS", url(Address.UI));
    return all;
  }

  private Map<String, String> authService() {
    Map<String, String> all = new HashMap<>(providers());
    all.put("SPRING_DATA_REDIS_URL", redis());
    all.put("SPRING_MONGODB_URI", "mongodb://127.0.0.1:" + ports.of(Address.MONGODB) + "/auth");
    all.put("TRANSCODER_AUTH_CLIENTS_UIBASEURL", url(Address.UI));
    all.put("TRANSCODER_AUTH_CLIENTS_UISECRET", uiClientSecret());
    all.put("TRANSCODER_LINKS_KEYS", linkKeys());
    all.put("TRANSCODER_AUTH_KEYENCRYPTIONSECRET", secrets.get("auth.key-encryption-secret"));
    all.put(
        "TRANSCODER_AUTH_OPERATORS",
        IdentityProvider.GOOGLE + ":" + IdentityProvider.GRACE.subject());
    return all;
  }

  private Map<String, String> providers() {
    String client = "SPRING_SECURITY_OAUTH2_CLIENT_";
    String gitHub = url(Address.IDENTITY) + "/" + IdentityProvider.GITHUB;
    Map<String, String> all = new HashMap<>();
    for (String provider : List.of("GOOGLE", "GITHUB")) {
      all.put(client + "REGISTRATION_" + provider + "_CLIENTID", "auth-service");
      all.put(client + "REGISTRATION_" + provider + "_CLIENTSECRET", "checked-by-nobody");
    }
    all.put(
        client + "PROVIDER_GOOGLE_ISSUERURI",
        url(Address.IDENTITY) + "/" + IdentityProvider.GOOGLE);
    all.put(client + "PROVIDER_GITHUB_AUTHORIZATIONURI", gitHub + "/authorize");
    all.put(client + "PROVIDER_GITHUB_TOKENURI", gitHub + "/token");
    all.put(client + "PROVIDER_GITHUB_USERINFOURI", gitHub + "/user");
    return all;
  }

  private Map<String, String> uploadService() {
    Map<String, String> all = new HashMap<>(s3());
    all.put("TRANSCODER_REDIS_URI", redis());
    // Each upload has a buffer of 8 MB; more of them would not fit into the heap of Service.
    all.put("TRANSCODER_UPLOAD_MAXCONCURRENT", "16");
    return all;
  }

  private Map<String, String> transcodingWorker() {
    Map<String, String> all = new HashMap<>(s3());
    Path work = data.folder("work");
    all.put("TRANSCODER_REDIS_URI", redis());
    all.put("TRANSCODER_WORKER_WORKDIR", work.toString());
    return all;
  }

  private Map<String, String> notificationWorker() {
    Map<String, String> all = new HashMap<>(s3());
    all.put("TRANSCODER_REDIS_URI", redis());
    all.put("TRANSCODER_LINKS_KEYS", linkKeys());
    all.put("TRANSCODER_LINKS_BASEURL", url(Address.GATEWAY));
    all.put("SPRING_MAIL_HOST", "127.0.0.1");
    all.put("SPRING_MAIL_PORT", Integer.toString(ports.of(Address.SMTP)));
    return all;
  }

  private Map<String, String> s3() {
    return Map.of(
        "TRANSCODER_S3_ENDPOINT",
        "http://127.0.0.1:" + ports.of(Address.S3),
        "TRANSCODER_S3_PUBLICENDPOINT",
        url(Address.S3),
        "TRANSCODER_S3_REGION",
        "us-east-1",
        "TRANSCODER_S3_BUCKET",
        S3Server.BUCKET,
        "TRANSCODER_S3_PATHSTYLEACCESS",
        "true",
        "TRANSCODER_S3_ACCESSKEYID",
        S3Server.ACCESS_KEY_ID,
        "TRANSCODER_S3_SECRETACCESSKEY",
        S3Server.secretAccessKey(secrets));
  }

  private String linkKeys() {
    return "1:" + secrets.get("links.key-1");
  }

  private String uiClientSecret() {
    return secrets.get("auth.ui-client-secret");
  }

  private String redis() {
    return "redis://127.0.0.1:" + ports.of(Address.REDIS);
  }

  private String url(Address address) {
    return ports.url(address).toString();
  }
}
