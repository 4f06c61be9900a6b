package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.examples.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;

/** One problem as it is answered. */
final class ProblemExample {

  private ProblemExample() {}

  static Example of(ErrorCode code) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:media-transcoder:problem:" + code.code());
    problem.put("title", code.title());
    problem.put("status", code.status());
    problem.put("detail", code.detail());
    problem.put("code", code.code());
    problem.put("errorId", "4e0f6c1e-8a4e-4a59-9c0c-2f6f5d1b7a10");
    return new Example().summary(code.title()).value(problem);
  }
}
