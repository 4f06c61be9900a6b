package org.mediatranscoder.gateway.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mediatranscoder.model.error.ErrorCode;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds to each route the problems that it answers with, from {@link Refuses} and {@link Open}. */
@Component
class ProblemResponses implements GlobalOperationCustomizer {

  private static final List<ErrorCode> SECURED =
      List.of(ErrorCode.TOKEN_INVALID, ErrorCode.SCOPE_MISSING);
  private static final List<ErrorCode> ALWAYS =
      List.of(ErrorCode.INTERNAL, ErrorCode.SERVICE_UNAVAILABLE);

  @Override
  public Operation customize(Operation operation, HandlerMethod route) {
    boolean open = route.hasMethodAnnotation(Open.class);
    if (open) {
      operation.setSecurity(List.of());
    }
    codes(route, open).forEach((status, codes) -> add(operation, status, codes));
    return operation;
  }

  private static Map<Integer, List<ErrorCode>> codes(HandlerMethod route, boolean open) {
    List<ErrorCode> all = new ArrayList<>(ALWAYS);
    Refuses refuses = route.getMethodAnnotation(Refuses.class);
    if (refuses != null) {
      all.addAll(List.of(refuses.value()));
    }
    if (!open) {
      all.addAll(SECURED);
    }
    return all.stream()
        .sorted()
        .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
  }

  private static void add(Operation operation, int status, List<ErrorCode> codes) {
    String description =
        codes.stream()
            .map(code -> "`" + code.code() + "`: " + code.title())
            .collect(Collectors.joining("; "));
    MediaType problem = new MediaType().schema(new Schema<>().$ref("Problem"));
    ApiResponse response =
        new ApiResponse()
            .description(description)
            .content(new Content().addMediaType("application/problem+json", problem));
    if (status == 503) {
      response.addHeaderObject(
          "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
    }
    operation.getResponses().addApiResponse(Integer.toString(status), response);
  }
}
