package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;

/** The headers that come with a problem. */
final class ProblemHeaders {

  private ProblemHeaders() {}

  static void add(ApiResponse response, int status) {
    switch (status) {
      case 401, 403 ->
          response.addHeaderObject(
              "WWW-Authenticate",
              new Header()
                  .description("What is wrong with the token (RFC 6750)")
                  .schema(new StringSchema()));
      case 429, 503 ->
          response.addHeaderObject(
              "Retry-After",
              new Header()
                  .description("Try again after so many seconds")
                  .required(true)
                  .schema(new IntegerSchema().minimum(BigDecimal.ONE)));
      default -> {
        // No other problem has headers of its own.
      }
    }
  }
}
