package org.mediatranscoder.localstack.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.store.S3Server;

/**
 * What each service is told, as environment variables: the same settings as on AWS with other
 * values. A secret goes only to who needs it.
 */
record ServiceEnvironment(Ports ports, Secrets secrets, DataFolder data) {

  /** People try webhooks out with a receiver on the same machine. */
  private static final String LOOPBACK_WEBHOOKS = "TRANSCODER_WEBHOOKS_ALLOWLOOPBACK";

  Map<String, String> of(Service service) {
    Map<String, String> all = new HashMap<>();
    all.put("SERVER_ADDRESS", "127.0.0.1");
    all.put("SERVER_PORT", Integer.toString(ports.of(service.address())));
    all.put("TRANSCODER_JWT_ISSUER", url(Address.AUTH));
    switch (service) {
      case CLIENT_UI -> {
        all.put("SPRING_DATA_REDIS_URL", redis(service));
        all.put("TRANSCODER_UI_BASEURL", url(Address.UI));
        all.put("TRANSCODER_UI_GATEWAYURL", url(Address.GATEWAY));
        all.put("TRANSCODER_UI_WORKERURL", url(Address.TRANSCODING));
        all.put("TRANSCODER_UI_CLIENTSECRET", uiClientSecret());
        all.put("TRANSCODER_UI_MEDIAORIGINS", url(Address.S3));
      }
      case API_GATEWAY -> {
        putRedisAndS3(service, all);
        putLinks(all);
        all.put("TRANSCODER_UPLOAD_BASEURL", url(Address.UPLOAD));
        all.put("TRANSCODER_AUTH_BASEURL", url(Address.AUTH));
        all.put("TRANSCODER_CORS_ALLOWEDORIGINS", url(Address.UI));
      }
      case AUTH_SERVICE -> {
        putProviders(all);
        all.put("SPRING_DATA_REDIS_URL", redis(service));
        all.put("SPRING_MONGODB_URI", loopback("mongodb", Address.MONGODB) + "/auth");
        all.put("TRANSCODER_AUTH_CLIENTS_UIBASEURL", url(Address.UI));
        all.put("TRANSCODER_AUTH_CLIENTS_UISECRET", uiClientSecret());
        all.put("TRANSCODER_LINKS_KEYS", linkKeys());
        all.put(LOOPBACK_WEBHOOKS, "true");
        all.put("TRANSCODER_AUTH_KEYENCRYPTIONSECRET", secrets.get("auth.key-encryption-secret"));
        String operator = IdentityProvider.GOOGLE + ":" + IdentityProvider.GRACE.subject();
        all.put("TRANSCODER_AUTH_OPERATORS", operator);
      }
      case UPLOAD_SERVICE -> {
        putRedisAndS3(service, all);
        // Each upload has a buffer of 8 MB; more of them would not fit into the heap of Service.
        all.put("TRANSCODER_UPLOAD_MAXCONCURRENT", "16");
        all.put("TRANSCODER_LINKS_KEYS", linkKeys());
      }
      case TRANSCODING_WORKER -> {
        putRedisAndS3(service, all);
        all.put("TRANSCODER_WORKER_WORKDIR", data.folder("work").toString());
      }
      case NOTIFICATION_WORKER -> {
        putRedisAndS3(service, all);
        putLinks(all);
        all.put(LOOPBACK_WEBHOOKS, "true");
        all.put("TRANSCODER_LINKS_PAGEURL", url(Address.UI));
        all.put("SPRING_MAIL_HOST", "127.0.0.1");
        all.put("SPRING_MAIL_PORT", Integer.toString(ports.of(Address.SMTP)));
      }
    }
    return all;
  }

  private void putProviders(Map<String, String> all) {
    String client = "SPRING_SECURITY_OAUTH2_CLIENT_";
    for (String provider : List.of("GOOGLE", "GITHUB")) {
      all.put(client + "REGISTRATION_" + provider + "_CLIENTID", "auth-service");
      all.put(client + "REGISTRATION_" + provider + "_CLIENTSECRET", "checked-by-nobody");
    }
    String google = url(Address.IDENTITY) + "/" + IdentityProvider.GOOGLE;
    String gitHub = url(Address.IDENTITY) + "/" + IdentityProvider.GITHUB;
    all.put(client + "PROVIDER_GOOGLE_ISSUERURI", google);
    all.put(client + "PROVIDER_GITHUB_AUTHORIZATIONURI", gitHub + "/authorize");
    all.put(client + "PROVIDER_GITHUB_TOKENURI", gitHub + "/token");
    all.put(client + "PROVIDER_GITHUB_USERINFOURI", gitHub + "/user");
  }

  private void putRedisAndS3(Service service, Map<String, String> all) {
    all.put("TRANSCODER_REDIS_URI", redis(service));
    all.put("TRANSCODER_S3_ENDPOINT", loopback("http", Address.S3));
    all.put("TRANSCODER_S3_PUBLICENDPOINT", url(Address.S3));
    all.put("TRANSCODER_S3_REGION", "us-east-1");
    all.put("TRANSCODER_S3_BUCKET", S3Server.BUCKET);
    all.put("TRANSCODER_S3_PATHSTYLEACCESS", "true");
    all.put("TRANSCODER_S3_ACCESSKEYID", S3Server.ACCESS_KEY_ID);
    all.put("TRANSCODER_S3_SECRETACCESSKEY", S3Server.secretAccessKey(secrets));
  }

  private void putLinks(Map<String, String> all) {
    all.put("TRANSCODER_LINKS_KEYS", linkKeys());
    all.put("TRANSCODER_LINKS_BASEURL", url(Address.GATEWAY));
  }

  private String linkKeys() {
    return "1:" + secrets.get("links.key-1");
  }

  private String uiClientSecret() {
    return secrets.get("auth.ui-client-secret");
  }

  /** As the service's own user; Redis asks for no password. */
  private String redis(Service service) {
    return "redis://%s:none@127.0.0.1:%d".formatted(service.processName(), ports.of(Address.REDIS));
  }

  private String loopback(String scheme, Address address) {
    return "%s://127.0.0.1:%d".formatted(scheme, ports.of(address));
  }

  private String url(Address address) {
    return ports.url(address).toString();
  }
}
