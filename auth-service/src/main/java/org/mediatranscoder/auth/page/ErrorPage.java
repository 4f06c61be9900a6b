package org.mediatranscoder.auth.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.Problems;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows people a page and programs a problem detail when something fails outside a controller. */
@Controller
@RequestMapping("/error")
class ErrorPage implements ErrorController {

  @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView page(HttpServletRequest request) {
    ModelAndView page = new ModelAndView("error");
    page.setStatus(HttpStatusCode.valueOf(status(request)));
    return page.addObject("status", status(request));
  }

  @RequestMapping
  ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
    int status = status(request);
    ErrorCode code = code(status);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    ProblemDetail problem =
        Problems.logged(code, code.title(), cause instanceof Throwable of ? of : null);
    problem.setStatus(status);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer of
        ? of
        : 404;
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 401 -> ErrorCode.TOKEN_INVALID;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.REQUEST_MALFORMED;
    };
  }
}
