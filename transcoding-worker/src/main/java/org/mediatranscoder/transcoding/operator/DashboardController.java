package org.mediatranscoder.transcoding.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.redis.queue.dashboard.QueueDashboard;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Passes an operator's requests on to a dashboard, such as {@code
 * /operator/jobrunr/transcode/api/jobs?state=FAILED}. Nothing of the request goes along but its
 * method, path and query: no route of the dashboard takes a body.
 */
@RestController
class DashboardController {

  private static final String PATH = "/operator/jobrunr/";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Dashboards dashboards;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  DashboardController(Dashboards dashboards) {
    this.dashboards = dashboards;
  }

  @AnyQuery
  @RequestMapping(
      path = PATH + "{queue}/{*rest}",
      method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE})
  ResponseEntity<byte[]> pass(@PathVariable("queue") String queue, HttpServletRequest request)
      throws IOException, InterruptedException {
    QueueDashboard dashboard =
        dashboards.find(queue).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(target(dashboard, queue, request))
                .timeout(TIMEOUT)
                .header(HttpHeaders.AUTHORIZATION, dashboard.authorization())
                .method(request.getMethod(), HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    String type =
        answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("application/octet-stream");
    return ResponseEntity.status(answer.statusCode())
        .header(HttpHeaders.CONTENT_TYPE, type)
        .body(DashboardPages.at(PATH + queue, type, answer.body()));
  }

  /** As it was sent, still encoded: the firewall of Spring Security has seen to what it holds. */
  private static URI target(QueueDashboard dashboard, String queue, HttpServletRequest request) {
    String path = request.getRequestURI().substring(PATH.length() + queue.length());
    String query = request.getQueryString();
    return URI.create(dashboard.address() + path + (query == null ? "" : "?" + query));
  }
}
