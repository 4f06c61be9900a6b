package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The good answer to a request, to be given again.
 *
 * @param location empty without that header
 * @param body JSON
 */
record KeptAnswer(int status, String location, String body) {

  void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (!location.isEmpty()) {
      response.setHeader(HttpHeaders.LOCATION, location);
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
