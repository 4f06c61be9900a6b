package org.mediatranscoder.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem detail where Spring MVC does not reach: in a filter. */
public final class ProblemWriter {

  private final JsonMapper json;
  private final ProblemPage page;

  ProblemWriter(JsonMapper json, ProblemPage page) {
    this.page = page;
    this.json =
        json.rebuild().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
  }

  /**
   * Answers a browser with a page and anybody else with the problem; headers that are set already
   * stay.
   *
   * @throws IOException if the client is gone
   */
  public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code)
      throws IOException {
    write(request, response, code, code.detail());
  }

  /**
   * As above, with more than the general detail of the code.
   *
   * @param detail what the client reads
   */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    ProblemDetail problem = Problems.logged(code, detail, null);
    if (PageWanted.by(request.getHeader(HttpHeaders.ACCEPT))) {
      writePage(response, problem);
    } else {
      writeJson(response, problem);
    }
  }

  private void writePage(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    ProblemPage.headers()
        .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    response.getOutputStream().write(page.of(problem));
  }

  /**
   * Answers with the problem, to any caller; headers that are set already stay.
   *
   * @throws IOException if the client is gone
   */
  public void write(HttpServletResponse response, ErrorCode code) throws IOException {
    write(response, code, code.status());
  }

  /** As above, with a status that stands beside the usual one of the code. */
  void write(HttpServletResponse response, ErrorCode code, int status) throws IOException {
    ProblemDetail problem = Problems.logged(code, null);
    problem.setStatus(status);
    writeJson(response, problem);
  }

  private void writeJson(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    problem.setStatus(response.getStatus()); // A filter may have replaced it.
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
