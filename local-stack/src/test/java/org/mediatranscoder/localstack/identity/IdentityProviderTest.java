package org.mediatranscoder.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityProviderTest {

  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(username|claims)\" value=\"([^\"]+)\"");
  private static final Ports PORTS = Ports.free();
  private static final String ISSUER = PORTS.url(Address.IDENTITY) + "/google";
  private static final String AUTHORIZE =
      ISSUER
          + "/authorize?client_id=c&response_type=code&scope=openid%20email&nonce=n&state=s"
          + "&redirect_uri=http%3A%2F%2Flocalhost%2Fback";

  private static final String GITHUB = PORTS.url(Address.IDENTITY) + "/github";
  private static final String GITHUB_AUTHORIZE =
      GITHUB
          + "/authorize?client_id=c&response_type=code&scope=read:user%20user:email&state=s"
          + "&redirect_uri=http%3A%2F%2Flocalhost%2Fback";

  @TempDir static Path folder;
  private static AutoCloseable provider;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    provider =
        IdentityProvider.start(
            folder, InetAddress.getLoopbackAddress(), PORTS.of(Address.IDENTITY));
  }

  @AfterAll
  static void stop() throws Exception {
    provider.close();
  }

  @Test
  void discoveryNamesTheIssuer() throws Exception {
    JsonNode metadata =
        JsonMapper.shared().readTree(get(ISSUER + "/.well-known/openid-configuration").body());
    assertThat(metadata.get("issuer").asString()).isEqualTo(ISSUER);
  }

  @Test
  void theLoginPageOffersTheLocalUserInOneClick() throws Exception {
    HttpResponse<String> page = get(AUTHORIZE);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.body())
        .contains("Continue as Ada Local", "Continue as Grace Operator", "stands in for Google")
        .doesNotContain("${");
  }

  @Test
  void whatTheFormSendsEndsAsTheClaimsOfTheIdToken() throws Exception {
    JWTClaimsSet claims = idToken(code(firstForm(get(AUTHORIZE).body())));

    assertThat(claims.getSubject()).isEqualTo("local-ada");
    assertThat(claims.getIssuer()).isEqualTo(ISSUER);
    assertThat(claims.getStringClaim("email")).isEqualTo("ada@example.test");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getStringClaim("name")).isEqualTo("Ada Local");
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n");
  }

  @Test
  void aProgramCanBeSomebodyElse() throws Exception {
    LocalUser bob = new LocalUser("local-bob", "bob@example.test", "Bob Local");
    String form = "username=" + bob.subject() + "&claims=" + encode(bob.claims());
    assertThat(idToken(code(form)).getStringClaim("email")).isEqualTo("bob@example.test");
  }

  @Test
  void gitHubTellsWhoSignedInAtItsOwnAddresses() throws Exception {
    HttpResponse<String> page = get(GITHUB_AUTHORIZE);
    assertThat(page.body()).contains("stands in for GitHub", "Continue as Ada Local");
    String token = token(GITHUB, code(GITHUB_AUTHORIZE, firstForm(page.body())), "access_token");

    JsonNode user = gitHub("/user", token);
    JsonNode emails = gitHub("/user/emails", token);

    assertThat(user.get("id").isIntegralNumber()).isTrue();
    assertThat(user.get("name").asString()).isEqualTo("Ada Local");
    assertThat(user.get("email").isNull()).isTrue();
    assertThat(emails.get(1).get("email").asString()).isEqualTo("ada@example.test");
    assertThat(emails.get(1).get("primary").asBoolean()).isTrue();
    assertThat(emails.get(1).get("verified").asBoolean()).isTrue();
  }

  @Test
  void gitHubTellsNothingWithoutATokenOfItsOwn() throws Exception {
    String googles = token(ISSUER, code(firstForm(get(AUTHORIZE).body())), "access_token");

    assertThat(get(GITHUB + "/user").statusCode()).isEqualTo(401);
    assertThat(bearer(GITHUB + "/user", googles).statusCode()).isEqualTo(401);
    assertThat(bearer(GITHUB + "/user/emails", "invented").statusCode()).isEqualTo(401);
  }

  private JsonNode gitHub(String path, String token) throws Exception {
    return JsonMapper.shared().readTree(bearer(GITHUB + path, token).body());
  }

  private HttpResponse<String> bearer(String uri, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String firstForm(String page) {
    Matcher hidden = HIDDEN.matcher(page.substring(0, page.indexOf("</form>")));
    StringBuilder form = new StringBuilder();
    while (hidden.find()) {
      String value = hidden.group(2).replace("&quot;", "\"");
      form.append(hidden.group(1)).append('=').append(encode(value)).append('&');
    }
    return form.toString();
  }

  private String code(String form) throws Exception {
    return code(AUTHORIZE, form);
  }

  private String code(String authorize, String form) throws Exception {
    HttpResponse<String> answer = post(authorize, form);
    assertThat(answer.statusCode()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("http://localhost/back").contains("state=s");
    return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
  }

  private JWTClaimsSet idToken(String code) throws Exception {
    return SignedJWT.parse(token(ISSUER, code, "id_token")).getJWTClaimsSet();
  }

  private String token(String issuer, String code, String kind) throws Exception {
    String form =
        "grant_type=authorization_code&client_id=c&client_secret=x&code=%s&redirect_uri=%s"
            .formatted(code, encode("http://localhost/back"));
    HttpResponse<String> answer = post(issuer + "/token", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get(kind).asString();
  }

  private HttpResponse<String> get(String uri) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String uri, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
