package org.mediatranscoder.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a browser as signing in needs: cookies, and redirects one by one. */
public final class TestBrowser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies;
  private final HttpClient http;
  private final String base;

  public TestBrowser(int port) {
    this(port, new CookieManager());
  }

  private TestBrowser(int port, CookieManager cookies) {
    this.cookies = cookies;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    this.base = "http://localhost:" + port;
  }

  /** The same browser when a load balancer sends it to another instance. */
  public TestBrowser at(int port) {
    return new TestBrowser(port, cookies);
  }

  /** A GET with these headers, names and values in turn. */
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** What our page's own request for a token looks like. */
  public HttpResponse<String> getToken() {
    return get("/get-token", "Sec-Fetch-Site", "same-origin");
  }

  public HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  /**
   * A request without a body, and without what our page would add.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Starts to sign in; gives the parameters with which auth-service is called. */
  public Map<String, String> startSignIn() {
    return StubHttp.parameters(location(get("/oauth2/authorization/transcoder")).getRawQuery());
  }

  /** Signs in all the way; gives the last answer. */
  public HttpResponse<String> signIn(AuthServiceStub auth) {
    Map<String, String> request = startSignIn();
    return get(
        "/login/oauth2/code/transcoder?code="
            + auth.login(request)
            + "&state="
            + URLEncoder.encode(request.get("state"), StandardCharsets.UTF_8));
  }

  /** The token in the page's form against cross-site requests. */
  public String csrfToken() {
    Matcher found = CSRF.matcher(get("/").body());
    if (!found.find()) {
      throw new AssertionError("The page has no CSRF token");
    }
    return found.group(1);
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  public static URI location(HttpResponse<?> response) {
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
