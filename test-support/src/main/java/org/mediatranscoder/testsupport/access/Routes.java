package org.mediatranscoder.testsupport.access;

import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Asks a running application for every route that it has, so that none can be forgotten. */
public final class Routes {

  private static final String DISPATCHER = "dispatcherServlet";
  private static final Pattern ANSWERING =
      Pattern.compile("EndpointFilter|LoginAuthentication|Logout|RedirectFilter|PageGenerating");

  private Routes() {}

  /**
   * Those of controllers, of the management endpoints, of static resources and of servlets beside
   * Spring MVC. A filter that answers by itself is none of these.
   *
   * @throws IllegalStateException if there is a mapping of another kind, which would hide its
   *     routes
   */
  public static Set<Route> of(ApplicationContext application) {
    Set<Route> routes = new TreeSet<>();
    application.getBeansOfType(HandlerMapping.class).values().forEach(m -> add(routes, m));
    if (application instanceof WebApplicationContext web && web.getServletContext() != null) {
      web.getServletContext().getServletRegistrations().values().stream()
          .filter(servlet -> !DISPATCHER.equals(servlet.getName()))
          .map(ServletRegistration::getMappings)
          .flatMap(Collection::stream)
          .forEach(pattern -> routes.add(new Route("*", pattern)));
    }
    return routes;
  }

  private static void add(Set<Route> routes, HandlerMapping mapping) {
    switch (mapping) {
      case RequestMappingInfoHandlerMapping controllers ->
          controllers.getHandlerMethods().keySet().stream()
              .flatMap(Routes::routes)
              .forEach(routes::add);
      case AbstractUrlHandlerMapping urls -> {
        urls.getHandlerMap().keySet().forEach(pattern -> routes.add(new Route("GET", pattern)));
        if (urls.getRootHandler() != null) {
          routes.add(new Route("GET", "/"));
        }
      }
      case RouterFunctionMapping functions when functions.getRouterFunction() == null -> {}
      default -> throw new IllegalStateException("Routes of " + mapping + " cannot be listed yet");
    }
  }

  private static Stream<Route> routes(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(
            pattern ->
                methods.isEmpty()
                    ? Stream.of(new Route("*", pattern))
                    : methods.stream().map(method -> new Route(method.name(), pattern)));
  }

  /**
   * The filters of Spring Security that answer requests by themselves, each by the simple name of
   * its class: endpoints of OAuth 2 and OpenID Connect, log-in and log-out.
   */
  public static Set<String> answeringFilters(ApplicationContext application) {
    return application.getBeansOfType(SecurityFilterChain.class).values().stream()
        .flatMap(chain -> chain.getFilters().stream())
        .map(filter -> filter.getClass().getSimpleName())
        .filter(name -> ANSWERING.matcher(name).find())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
