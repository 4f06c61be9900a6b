package org.mediatranscoder.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.testsupport.contract.DescribedApi;

/** A browser with cookies that shows each step, and the program that sent it here. */
final class Browser {

  static final String UI_REDIRECT = "http://localhost:8080/login/oauth2/code/transcoder";
  static final String CLI_REDIRECT = "http://127.0.0.1:49876/callback";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
  private final String base;

  Browser(String base) {
    this.base = base;
  }

  /** The same browser before another instance. */
  Browser at(String otherBase) {
    Browser other = new Browser(otherBase);
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> other.cookies.getCookieStore().add(URI.create(otherBase), cookie));
    return other;
  }

  CookieManager cookies() {
    return cookies;
  }

  String verifier() {
    return verifier;
  }

  Answer get(String path) {
    return get(URI.create(base).resolve(path));
  }

  Answer get(URI address) {
    return send(HttpRequest.newBuilder(address).header("Accept", "text/html,*/*").GET());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
      DescribedApi.check(response, "/(me|tokens)(/.*)?");
      return new Answer(response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A program's request with an access token, and with JSON if the body is not empty. */
  Answer bearer(String method, String path, String token, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(base).resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  Map<String, String> uiRequest() {
    return request("client-ui", UI_REDIRECT, "openid profile email jobs:read jobs:write account");
  }

  Map<String, String> cliRequest() {
    return request("transcoder-cli", CLI_REDIRECT, "jobs:read jobs:write");
  }

  private Map<String, String> request(String client, String redirect, String scope) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", redirect);
    query.put("scope", scope);
    query.put("state", "the state of the client");
    query.put("nonce", "the nonce of the client");
    query.put("code_challenge", FakeProviders.challenge(verifier));
    query.put("code_challenge_method", "S256");
    return query;
  }

  Answer authorize(Map<String, String> query) {
    return get("/oauth2/authorize?" + Form.encode(query));
  }

  /** Signs in by the provider and gives the redirect back to the client. */
  Answer signIn(Map<String, String> query, String provider) {
    Answer page = authorize(query);
    if (!page.location().getPath().equals("/login")) {
      return page;
    }
    Answer toProvider = get("/oauth2/authorization/" + provider);
    Answer toCallback = get(toProvider.location());
    Answer toAuthorize = get(toCallback.location());
    return get(toAuthorize.location());
  }

  String code(Map<String, String> query, String provider) {
    return signIn(query, provider).locationQuery().getOrDefault("code", "none");
  }

  /** All tokens of client-ui after a log-in. */
  Answer uiTokens(String provider) {
    return uiToken(codeForm(code(uiRequest(), provider)));
  }

  /** With what client-ui redeems its code. */
  Map<String, String> codeForm(String code) {
    return Map.of(
        "grant_type",
        "authorization_code",
        "code",
        code,
        "redirect_uri",
        UI_REDIRECT,
        "code_verifier",
        verifier);
  }

  Answer logOut(String idToken) {
    return get(
        "/connect/logout?"
            + Form.encode(
                Map.of(
                    "id_token_hint",
                    idToken,
                    "post_logout_redirect_uri",
                    "http://localhost:8080/")));
  }

  /** Posts a form of the page with the page's own CSRF token. */
  Answer submit(String page, String action, Map<String, String> fields) {
    Matcher token = CSRF.matcher(get(page).body());
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", token.find() ? token.group(1) : "none");
    return post(action, all);
  }

  Answer userInfo(String token) {
    return send(
        HttpRequest.newBuilder(URI.create(base + "/userinfo"))
            .header("Authorization", "Bearer " + token)
            .GET());
  }

  /** As client-ui, by RFC 7009. */
  Answer revoke(String token) {
    return send(asUi(form("/oauth2/revoke", Map.of("token", token))));
  }

  Answer cliTokens(String provider) {
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            "transcoder-cli",
            "code",
            code(cliRequest(), provider),
            "redirect_uri",
            CLI_REDIRECT,
            "code_verifier",
            verifier));
  }

  Answer refresh(String refreshToken) {
    return uiToken(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  Answer uiToken(Map<String, String> form) {
    return send(asUi(form("/oauth2/token", form)));
  }

  Answer token(Map<String, String> form) {
    return post("/oauth2/token", form);
  }

  Answer post(String path, Map<String, String> form) {
    return send(form(path, form));
  }

  private static HttpRequest.Builder asUi(HttpRequest.Builder request) {
    byte[] client = ("client-ui:" + AuthInstance.UI_SECRET).getBytes(StandardCharsets.UTF_8);
    return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client));
  }

  private HttpRequest.Builder form(String path, Map<String, String> form) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "text/html,*/*")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(Form.encode(form)));
  }
}
