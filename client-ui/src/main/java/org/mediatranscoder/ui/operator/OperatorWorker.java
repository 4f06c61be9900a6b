package org.mediatranscoder.ui.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Asks transcoding-worker with the operator's own token. Nothing of a request goes along but its
 * method, path and query, and nothing comes back but status, content type and body: no route there
 * takes more, and each answer is small.
 */
@Component
class OperatorWorker {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final UiSettings settings;
  private final RestClient http;

  OperatorWorker(UiSettings settings) {
    this.settings = settings;
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(CONNECT);
    requests.setReadTimeout(TIMEOUT);
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  /**
   * @throws ApiException {@code not-found} if the worker does not know an operator in them, {@code
   *     service-unavailable} if it cannot be asked
   */
  ResponseEntity<byte[]> pass(HttpServletRequest request, OAuth2AccessToken token) {
    try {
      return Objects.requireNonNull(
          http.method(HttpMethod.valueOf(request.getMethod()))
              .uri(target(request))
              .headers(headers -> headers.setBearerAuth(token.getTokenValue()))
              .exchange((sent, answer) -> passBack(answer)));
    } catch (ResourceAccessException unavailable) {
      ErrorCode code = ErrorCode.SERVICE_UNAVAILABLE;
      throw new ApiException(code, unavailable);
    }
  }

  /** As it was sent, still encoded: the firewall of Spring Security has seen to what it holds. */
  private URI target(HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getRequestURI() + (query == null ? "" : "?" + query);
    return Objects.requireNonNull(settings.workerUrl()).resolve(path);
  }

  private static ResponseEntity<byte[]> passBack(ClientHttpResponse answer) throws IOException {
    HttpStatusCode status = answer.getStatusCode();
    if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED) || status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
      throw new ApiException(ErrorCode.NOT_FOUND);
    }
    return ResponseEntity.status(status)
        .headers(headers -> headers.setContentType(answer.getHeaders().getContentType()))
        .body(answer.getBody().readAllBytes());
  }
}
