package org.mediatranscoder.web.problem;

import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/** A problem as a page for people. */
final class ProblemPage {

  private static final String CONTENT =
      """
        <p>${text}</p>
        <p><a class="button" href="${start}">To the start page</a></p>
        <p class="reference">Reference: ${reference}</p>""";

  private final String startPage;

  /**
   * @param startPage the address to which the page leads
   */
  ProblemPage(String startPage) {
    this.startPage = startPage;
  }

  /** The headers of the page; a copy of the answer is no good to anybody later. */
  static HttpHeaders headers() {
    return StandalonePage.headers("'none'");
  }

  byte[] of(ProblemDetail problem) {
    Map<String, Object> more = Objects.requireNonNullElse(problem.getProperties(), Map.of());
    String code = String.valueOf(more.getOrDefault("code", ""));
    ProblemPageWords words = ProblemPageWords.of(code, problem.getStatus());
    return StandalonePage.of(
        words.title(),
        CONTENT
            .replace("${text}", HtmlUtils.htmlEscape(words.text()))
            .replace("${start}", HtmlUtils.htmlEscape(startPage))
            .replace("${reference}", HtmlUtils.htmlEscape(String.valueOf(more.get("errorId")))));
  }
}
