package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.body.StreamedBody;
import org.mediatranscoder.web.problem.AnyQuery;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;

/** Which errors a route has: its own, see {@link Refuses}, and those that follow from its kind. */
final class RouteErrors {

  private RouteErrors() {}

  static Set<ErrorCode> of(Operation operation, HandlerMethod route, List<ErrorCode> secured) {
    Set<ErrorCode> all =
        EnumSet.of(ErrorCode.REQUEST_MALFORMED, ErrorCode.INTERNAL, ErrorCode.SERVICE_UNAVAILABLE);
    all.addAll(ofItsOwn(route));
    if (!route.hasMethodAnnotation(Open.class)) {
      all.add(ErrorCode.TOKEN_INVALID);
      all.addAll(secured);
    }
    if (route.hasMethodAnnotation(NeedsScope.class)) {
      all.add(ErrorCode.SCOPE_MISSING);
    }
    all.addAll(ofQuery(operation, route));
    all.addAll(ofBody(operation));
    if (!route.hasMethodAnnotation(StreamedBody.class)) {
      all.add(ErrorCode.BODY_TOO_LARGE);
    }
    if (answersWithBody(operation)) {
      all.add(ErrorCode.NOT_ACCEPTABLE);
    }
    return all;
  }

  private static List<ErrorCode> ofItsOwn(HandlerMethod route) {
    return MergedAnnotations.from(route.getMethod()).stream(Refuses.class)
        .flatMap(refuses -> Stream.of(refuses.synthesize().value()))
        .toList();
  }

  private static Set<ErrorCode> ofQuery(Operation operation, HandlerMethod route) {
    if (route.hasMethodAnnotation(AnyQuery.class)) {
      return Set.of();
    }
    boolean some =
        operation.getParameters() != null
            && operation.getParameters().stream().anyMatch(one -> "query".equals(one.getIn()));
    return some
        ? Set.of(ErrorCode.NAME_UNKNOWN, ErrorCode.FIELD_REPEATED, ErrorCode.VALUE_INVALID)
        : Set.of(ErrorCode.NAME_UNKNOWN);
  }

  private static Set<ErrorCode> ofBody(Operation operation) {
    if (operation.getRequestBody() == null) {
      return Set.of();
    }
    return operation.getRequestBody().getContent().containsKey("application/json")
        ? Set.of(ErrorCode.VALUE_MISSING, ErrorCode.VALUE_INVALID, ErrorCode.MEDIA_TYPE_UNSUPPORTED)
        : Set.of(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
  }

  private static boolean answersWithBody(Operation operation) {
    return operation.getResponses().values().stream()
        .map(ApiResponse::getContent)
        .anyMatch(content -> content != null && content.containsKey("application/json"));
  }
}
