package org.mediatranscoder.ui.operator;

import jakarta.servlet.http.HttpServletRequest;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.ui.token.SameOrigin;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Passes an operator's requests on to transcoding-worker, where the same paths are. */
@RestController
class OperatorController {

  private final Operators operators;
  private final OperatorWorker worker;
  private final UiSettings settings;

  OperatorController(Operators operators, OperatorWorker worker, UiSettings settings) {
    this.operators = operators;
    this.worker = worker;
    this.settings = settings;
  }

  @GetMapping("/operator/overview")
  ResponseEntity<byte[]> overview(HttpServletRequest request) {
    return worker.pass(request, operators.require(request));
  }

  /**
   * A dashboard of JobRunr, which changes something by POST and DELETE alone, and from its own
   * pages alone.
   */
  @AnyQuery
  @RequestMapping(
      path = "/operator/jobrunr/{queue}/{*rest}",
      method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE})
  ResponseEntity<byte[]> dashboard(HttpServletRequest request) {
    var token = operators.require(request);
    boolean changes = !HttpMethod.GET.matches(request.getMethod());
    if (changes && !SameOrigin.proven(request, settings.origin())) {
      throw new ApiException(ErrorCode.CROSS_SITE);
    }
    return worker.pass(request, token);
  }
}
