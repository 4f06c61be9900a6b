package org.mediatranscoder.web.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to each route the problems that it answers with, and the scope that it needs. */
final class ProblemResponses implements GlobalOperationCustomizer {

  private final ApiBasics basics;

  ProblemResponses(ApiBasics basics) {
    this.basics = basics;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod route) {
    operation.setSecurity(
        route.hasMethodAnnotation(Open.class)
            ? List.of()
            : List.of(new SecurityRequirement().addList(OpenApiAutoConfiguration.BEARER)));
    addScope(operation, route.getMethodAnnotation(NeedsScope.class));
    RouteErrors.of(operation, route, basics.secured()).stream()
        .collect(groupingBy(ErrorCode::status))
        .forEach((status, codes) -> add(operation, status, codes));
    return operation;
  }

  /** Not in the security requirement, where many tools take scopes of OAuth 2 schemes only. */
  private static void addScope(Operation operation, @Nullable NeedsScope scope) {
    if (scope != null) {
      operation.addExtension("x-required-scope", scope.value());
      operation.setDescription(
          operation.getDescription() + " Needs the scope `" + scope.value() + "`.");
    }
  }

  private static void add(Operation operation, int status, List<ErrorCode> codes) {
    String description =
        codes.stream().map(code -> "`" + code.code() + "`: " + code.title()).collect(joining("; "));
    MediaType problem = new MediaType().schema(new Schema<>().$ref(ProblemSchema.NAME));
    codes.forEach(code -> problem.addExamples(code.code(), ProblemExample.of(code)));
    ApiResponse response =
        new ApiResponse()
            .description(description)
            .content(new Content().addMediaType("application/problem+json", problem));
    ProblemHeaders.add(response, status);
    operation.getResponses().addApiResponse(Integer.toString(status), response);
  }
}
