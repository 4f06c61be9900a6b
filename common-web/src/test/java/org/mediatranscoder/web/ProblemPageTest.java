package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

/** People read a page, programs a problem detail, from the same address. */
class ProblemPageTest extends ServiceTest {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  @ParameterizedTest
  @CsvSource({
    "/open/refused, 404, There is nothing at this address",
    "/open/nowhere, 404, There is nothing at this address",
    "/open/number, 400, This request cannot be answered",
    "/open/broken, 500, Something went wrong on our side",
    "/me, 401, You are not signed in"
  })
  void aBrowserGetsAPageOfTheSameStatus(String path, int status, String title) {
    EntityExchangeResult<String> answer = get(path, BROWSER);

    assertThat(answer.getStatus().value()).isEqualTo(status);
    HttpHeaders headers = answer.getResponseHeaders();
    assertThat(headers.getContentType()).hasToString("text/html;charset=UTF-8");
    assertThat(headers.getVary()).contains("Accept");
    assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.getResponseBody())
        .contains("<h1>" + title + "</h1>", "Reference: ", "href=\"/\"")
        .doesNotContain("secret", "Exception", "Nobody knows this job", "org.mediatranscoder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/problem+json, text/html;q=0.9",
        "text/*",
        "text/html;q=0, */*",
        "image/png"
      })
  void aProgramGetsAProblemDetail(String accept) {
    EntityExchangeResult<String> answer = get("/open/refused", accept);

    assertThat(answer.getStatus().value()).isEqualTo(404);
    assertThat(answer.getResponseHeaders().getContentType())
        .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer.getResponseHeaders().getVary()).contains("Accept");
    assertThat(answer.getResponseBody()).contains("\"code\":\"job-not-found\"");
  }

  @Test
  void anAcceptThatNobodyCanReadIsNoBrowsers() {
    assertThat(Objects.requireNonNull(get("/me", "text/html;;=,/").getResponseBody()))
        .contains("\"code\":\"token-invalid\"");
  }

  private EntityExchangeResult<String> get(String path, String accept) {
    return http.get()
        .uri(path)
        .header("Accept", accept)
        .exchange()
        .expectBody(String.class)
        .returnResult();
  }
}
