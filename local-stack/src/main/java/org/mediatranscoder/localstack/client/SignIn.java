package org.mediatranscoder.localstack.client;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.identity.LocalUser;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a local user in as a command-line program does that may manage the account: as a device
 * (RFC 8628), which the person allows in a browser. There is no browser, so this follows the pages
 * itself and presses the button.
 */
public final class SignIn {

  private static final String CLIENT = "transcoder-cli";
  private static final String SCOPE = "jobs:read jobs:write account";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_STEPS = 20;

  private final URI auth;
  private final URI identity;

  public SignIn(Ports ports) {
    this.auth = ports.url(Address.AUTH);
    this.identity = ports.url(Address.IDENTITY);
  }

  /**
   * A fresh access token of the local user.
   *
   * @throws ClientFailedException if a step is refused
   */
  public String token() {
    return token(IdentityProvider.ADA, IdentityProvider.GOOGLE);
  }

  /**
   * A fresh access token of somebody else.
   *
   * @param provider {@link IdentityProvider#GOOGLE} or {@link IdentityProvider#GITHUB}
   * @throws ClientFailedException if a step is refused
   */
  public String token(LocalUser user, String provider) {
    try (HttpClient client = client()) {
      JsonNode device =
          ask(client, "/oauth2/device_authorization", Map.of("client_id", CLIENT, "scope", SCOPE));
      String code = device.path("user_code").asString("");
      allow(client, code, walk(client, get(auth.resolve("/device")), user, provider));
      return ask(
              client,
              "/oauth2/token",
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "client_id",
                  CLIENT,
                  "device_code",
                  device.path("device_code").asString("")))
          .path("access_token")
          .asString("");
    }
  }

  /** Follows the redirects, through the login page, to the page on which devices are allowed. */
  private String walk(HttpClient client, HttpRequest start, LocalUser user, String provider) {
    HttpRequest next = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpResponse<String> response = send(client, next);
      URI here = response.uri();
      if (response.statusCode() / 100 == 3) {
        next = get(here.resolve(response.headers().firstValue("Location").orElse("")));
      } else if (response.statusCode() != 200) {
        throw refused(response);
      } else if (here.getPort() == identity.getPort()) {
        next = post(here, login(user));
      } else if (here.getPath().equals("/device")) {
        return response.body();
      } else {
        next = get(auth.resolve("/oauth2/authorization/" + provider));
      }
    }
    throw new ClientFailedException("Sign-in goes in circles");
  }

  private void allow(HttpClient client, String userCode, String page) {
    Matcher formToken = FORM_TOKEN.matcher(page);
    if (!formToken.find()) {
      throw new ClientFailedException("Sign-in failed: the page has no form");
    }
    Map<String, String> decision =
        Map.of("user_code", userCode, "allow", "true", "_csrf", formToken.group(1));
    HttpResponse<String> response =
        send(client, post(auth.resolve("/device/decision"), form(decision)));
    if (response.statusCode() != 200) {
      throw refused(response);
    }
  }

  private JsonNode ask(HttpClient client, String path, Map<String, String> fields) {
    HttpResponse<String> response = send(client, post(auth.resolve(path), form(fields)));
    if (response.statusCode() != 200) {
      throw refused(response);
    }
    return JsonMapper.shared().readTree(response.body());
  }

  private static ClientFailedException refused(HttpResponse<String> response) {
    return new ClientFailedException(
        "Sign-in failed: %s answered %d"
            .formatted(withoutQuery(response.uri()), response.statusCode()));
  }

  private static String form(Map<String, String> fields) {
    return URLUtils.serializeParameters(
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
  }

  private static String login(LocalUser user) {
    return form(Map.of("username", user.subject(), "claims", user.claims()));
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(Redirect.NEVER)
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .connectTimeout(TIMEOUT)
        .build();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ClientFailedException(
          "%s does not answer: %s".formatted(withoutQuery(request.uri()), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailedException("Stopped while signing in");
    }
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).header("Accept", "text/html").timeout(TIMEOUT).build();
  }

  private static HttpRequest post(URI uri, String form) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .timeout(TIMEOUT)
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  /** A query may hold a code. */
  private static String withoutQuery(URI uri) {
    return "http://" + uri.getAuthority() + uri.getPath();
  }
}
