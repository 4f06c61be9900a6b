package org.mediatranscoder.localstack.client;

import com.google.common.base.Suppliers;
import java.net.CookieManager;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.java.net.cookiejar.JavaNetCookieJar;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.identity.LocalUser;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;

/**
 * Signs a local user in as a command-line program does that may manage the account: as a device
 * (RFC 8628), which the person allows in a browser. There is no browser, so this follows the pages
 * itself and presses the buttons.
 */
public final class SignIn {

  private static final String CLIENT = "transcoder-cli";
  private static final String SCOPE = "jobs:read jobs:write account";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration AGE_LIMIT = Duration.ofMinutes(5);
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String auth;

  public SignIn(Ports ports) {
    this.auth = ports.url(Address.AUTH).toString();
  }

  /**
   * A fresh access token of the local user.
   *
   * @throws CommandFailedException if a step is refused
   */
  public String token() {
    return token(IdentityProvider.ADA, IdentityProvider.GOOGLE);
  }

  /** Tokens of the local user that are valid for some minutes more. */
  public Supplier<String> tokens() {
    return Suppliers.memoizeWithExpiration(this::token, AGE_LIMIT);
  }

  /**
   * A fresh access token of somebody else.
   *
   * @param provider {@link IdentityProvider#GOOGLE} or {@link IdentityProvider#GITHUB}
   * @throws CommandFailedException if a step is refused
   */
  public String token(LocalUser user, String provider) {
    JavaNetCookieJar cookies = new JavaNetCookieJar(new CookieManager());
    Http browser = new Http(new OkHttpClient.Builder().cookieJar(cookies).build());
    JsonNode device =
        browser.json(
            post(
                auth + "/oauth2/device_authorization", Map.of("client_id", CLIENT, "scope", SCOPE)),
            200);
    open(browser, get(auth + "/device"));
    Page login = open(browser, get(auth + "/oauth2/authorization/" + provider));
    Page question =
        open(
            browser,
            post(login.url(), Map.of("username", user.subject(), "claims", user.claims())));
    Matcher formToken = FORM_TOKEN.matcher(question.text());
    if (!formToken.find()) {
      throw new CommandFailedException("Sign-in failed: the page has no form");
    }
    Map<String, String> decision =
        Map.of(
            "user_code", device.path("user_code").asString(""),
            "allow", "true",
            "_csrf", formToken.group(1));
    open(browser, post(auth + "/device/decision", decision));
    Map<String, String> grant =
        Map.of(
            "grant_type", GRANT,
            "client_id", CLIENT,
            "device_code", device.path("device_code").asString(""));
    return browser.json(post(auth + "/oauth2/token", grant), 200).path("access_token").asString("");
  }

  /** Where the redirects have led, and what is there. */
  private record Page(String url, String text) {}

  private static Page open(Http browser, Request request) {
    return browser.send(
        request,
        200,
        response -> new Page(response.request().url().toString(), response.body().string()));
  }

  private static Request get(String url) {
    return new Request.Builder().url(url).header("Accept", "text/html").build();
  }

  private static Request post(String url, Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return new Request.Builder().url(url).post(form.build()).build();
  }
}
