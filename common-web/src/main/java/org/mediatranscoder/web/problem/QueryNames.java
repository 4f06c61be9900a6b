package org.mediatranscoder.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses parameters of the query that the route does not know or that stand twice: they are most
 * often slips, and what was meant would be ignored without a word. A link that people click is
 * spared, as mail programs add parameters of their own: see {@link AnyQuery}. A request that was
 * refused already keeps its error.
 */
final class QueryNames implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && request.getQueryString() != null
        && handler instanceof HandlerMethod route
        && isOurs(route)) {
      refuseUnknown(query(request), known(route));
    }
    return true;
  }

  private static boolean isOurs(HandlerMethod route) {
    Class<?> type = route.getBeanType();
    return type.isAnnotationPresent(RestController.class)
        && type.getPackageName().startsWith("org.mediatranscoder.")
        && !route.hasMethodAnnotation(AnyQuery.class);
  }

  private static void refuseUnknown(Map<String, List<String>> query, List<String> known) {
    List<Fault> faults = new ArrayList<>();
    for (String name : new TreeSet<>(query.keySet())) {
      if (!known.contains(name)) {
        faults.add(Fault.parameter(name, ErrorCode.NAME_UNKNOWN, says(known)));
      } else if (query.getOrDefault(name, List.of()).size() > 1) {
        faults.add(Fault.parameter(name, ErrorCode.FIELD_REPEATED, "stands more than once"));
      }
    }
    if (!faults.isEmpty()) {
      throw new ApiException(faults);
    }
  }

  private static String says(List<String> known) {
    return known.isEmpty()
        ? "is not known here; this route has no parameters"
        : "is not known here; known are " + String.join(", ", known);
  }

  private static MultiValueMap<String, String> query(HttpServletRequest request) {
    return UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .build()
        .getQueryParams();
  }

  private static List<String> known(HandlerMethod route) {
    return Arrays.stream(route.getMethodParameters()).flatMap(QueryNames::names).sorted().toList();
  }

  private static Stream<String> names(MethodParameter parameter) {
    RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
    if (one != null) {
      return Stream.of(one.name().isEmpty() ? name(parameter) : one.name());
    }
    return parameter.hasParameterAnnotation(ModelAttribute.class)
        ? Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String name(MethodParameter parameter) {
    return parameter.getParameter().getName();
  }
}
