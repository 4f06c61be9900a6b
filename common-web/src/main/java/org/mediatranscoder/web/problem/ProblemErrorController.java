package org.mediatranscoder.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed outside of every controller: in a filter, or in the server itself. */
@RestController
class ProblemErrorController implements ErrorController {

  /**
   * The answer that was decided already. Tomcat throws it away and comes here with its own 400 or
   * 408 once the body of a request could not be read to its end.
   */
  static final String PROBLEM = ProblemErrorController.class.getName() + ".PROBLEM";

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  ResponseEntity<?> error(HttpServletRequest request) {
    Object decided = request.getAttribute(PROBLEM);
    return decided instanceof ResponseEntity<?> answer ? answer : newProblem(request);
  }

  private static ResponseEntity<ProblemDetail> newProblem(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    int value = status instanceof Integer of ? of : 404;
    ErrorCode code = Problems.codeFor(value);
    ProblemDetail problem = Problems.logged(code, cause instanceof Throwable of ? of : null);
    problem.setStatus(value);
    problem.setInstance(asked(request));
    return ResponseEntity.status(value)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** What was asked for, not where Tomcat sent it; the root if that is no address. */
  private static URI asked(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    try {
      return new URI(path instanceof String of ? of : request.getRequestURI());
    } catch (URISyntaxException noAddress) {
      return URI.create("/");
    }
  }
}
