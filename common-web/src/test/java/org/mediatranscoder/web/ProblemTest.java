package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTest extends ServiceTest {

  @Test
  void aRefusalSaysItsCodeAndItsReason() {
    problem("/open/refused", 404, "job-not-found")
        .jsonPath("$.detail")
        .isEqualTo("Nobody knows this job.")
        .jsonPath("$.title")
        .isEqualTo("There is no such job");
  }

  @Test
  void anUnexpectedErrorRevealsNothingButItsId(CapturedOutput log) {
    String body =
        new String(
            problem("/open/broken", 500, "internal").returnResult().getResponseBodyContent(),
            StandardCharsets.UTF_8);
    String errorId = body.replaceAll("(?s).*\"errorId\":\"([^\"]+)\".*", "$1");
    assertThat(body).doesNotContain("secret", "IllegalState", "org.mediatranscoder");
    assertThat(log).contains(errorId).contains("secret internals");
  }

  @Test
  void aPathThatIsNotThereIsAProblem() {
    problem("/open/nowhere", 404, "not-found").jsonPath("$.instance").isEqualTo("/open/nowhere");
  }

  @Test
  void aParameterOfTheWrongKindIsAProblem() {
    problem("/open/number?value=x", 400, "value-invalid")
        .jsonPath("$.errors[0].parameter")
        .isEqualTo("value")
        .jsonPath("$.detail")
        .isEqualTo("value must be a whole number.");
    problem("/open/number", 400, "value-missing")
        .jsonPath("$.detail")
        .isEqualTo("value is missing.");
  }

  @Test
  void aMethodThatIsNotAllowedIsAProblem() {
    http.method(HttpMethod.DELETE)
        .uri("/open/refused")
        .exchange()
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .valueEquals("Allow", "GET")
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("method-not-allowed")
        .jsonPath("$.detail")
        .isEqualTo("DELETE does not work here; allowed is GET.");
  }

  @Test
  void aBodyThatIsNoJsonIsAProblem() {
    write(MediaType.APPLICATION_JSON, "{")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("request-malformed");
  }

  @Test
  void everythingThatIsWrongWithAJsonBodyIsToldAtOnce() {
    problemOf("{\"name\":{},\"days\":0,\"colour\":\"green\",\"nmae\":1}", "value-invalid")
        .jsonPath("$.errors[*].pointer")
        .isEqualTo(List.of("#/colour", "#/days", "#/name", "#/nmae"))
        .jsonPath("$.errors[0].allowed")
        .isEqualTo(List.of("red", "BLUE"))
        .jsonPath("$.errors[1].message")
        .isEqualTo("must be at least 1")
        .jsonPath("$.errors[2].message")
        .isEqualTo("must be a text")
        .jsonPath("$.errors[3].message")
        .isEqualTo("is not known here; known are name, days, colour");
  }

  @Test
  void aValueThatIsMissingIsNamed() {
    problemOf("{}", "value-missing")
        .jsonPath("$.detail")
        .isEqualTo("#/days is missing; #/name is missing.");
  }

  @Test
  void aBodyThatIsNoObjectOrTooLargeIsAProblem() {
    problemOf("[]", "request-malformed");
    problemOf("", "request-malformed");
    problemOf("{\"name\": 1} x", "request-malformed");
    write("/open/record", MediaType.APPLICATION_JSON, "{\"name\":\"" + "x".repeat(70_000) + "\"}")
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("body-too-large");
  }

  @Test
  void aParameterThatIsNotKnownIsRefusedUnlessARouteTakesAny() {
    problem("/open/number?valeu=1&value=1", 400, "name-unknown")
        .jsonPath("$.errors[0].parameter")
        .isEqualTo("valeu");
    http.get().uri("/open/any?utm_source=mail").exchange().expectStatus().isOk();
  }

  private RestTestClient.BodyContentSpec problemOf(String body, String code) {
    return write("/open/record", MediaType.APPLICATION_JSON, body)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  @Test
  void aContentTypeThatIsNotKnownIsAProblem() {
    write(MediaType.APPLICATION_PDF, "x")
        .expectStatus()
        .isEqualTo(415)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("media-type-unsupported")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("application/json"));
  }

  @Test
  void anAnswerThatIsNotWantedIsAProblem() {
    http.get()
        .uri("/open/number?value=1")
        .accept(MediaType.IMAGE_PNG)
        .exchange()
        .expectStatus()
        .isEqualTo(406)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("not-acceptable")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("application/json"));
  }

  @Test
  void anOpenPathThatWantsACallerAsksForAToken() {
    problem("/open/caller", 401, "token-invalid");
  }

  @Test
  void whatTheFirewallRefusesIsAProblemToo() throws IOException {
    String answer =
        raw("GET /open//refused;x=1?any=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"code\":\"request-malformed\"");
  }

  @Test
  void whatTomcatItselfRefusesIsAProblemToo() throws IOException {
    String answer = raw("GET /open/../../x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"code\":\"request-malformed\"")
        .doesNotContain("<html", "Tomcat");
  }

  @Test
  void healthIsOpenAndNothingElseOfTheActuatorIs() {
    for (String path : new String[] {"", "/liveness", "/readiness"}) {
      http.get()
          .uri("/actuator/health" + path)
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.status")
          .isEqualTo("UP");
    }
    http.get().uri("/actuator/env").exchange().expectStatus().isUnauthorized();
    http.get()
        .uri("/actuator/env")
        .headers(bearer(ISSUER.token("ada")))
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  private RestTestClient.BodyContentSpec problem(String uri, int status, String code) {
    return http.get()
        .uri(uri)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code)
        .jsonPath("$.status")
        .isEqualTo(status)
        .jsonPath("$.type")
        .isEqualTo("urn:media-transcoder:problem:" + code)
        .jsonPath("$.errorId")
        .value(String.class, id -> assertThat(id).matches("[0-9a-f-]{36}"));
  }

  private RestTestClient.ResponseSpec write(MediaType type, String body) {
    return write("/write", type, body);
  }

  private RestTestClient.ResponseSpec write(String path, MediaType type, String body) {
    return http.post()
        .uri(path)
        .headers(bearer(ISSUER.token("ada")))
        .contentType(type)
        .body(body)
        .exchange();
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
