package org.mediatranscoder.gateway.live;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers who asks for {@code /ws} without a handshake. */
@Hidden
@RestController
class NoHandshakeController {

  private static final String WEBSOCKET = "websocket";

  @AnyQuery
  @GetMapping(value = "/ws", headers = "Upgrade!=" + WEBSOCKET)
  void refuse(HttpServletResponse response) {
    response.setHeader(HttpHeaders.UPGRADE, WEBSOCKET);
    throw new ApiException(ErrorCode.WEBSOCKET_NEEDED);
  }
}
