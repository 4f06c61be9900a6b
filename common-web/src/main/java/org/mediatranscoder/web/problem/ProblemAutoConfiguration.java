package org.mediatranscoder.web.problem;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for a service; one that shows pages instead switches the advice off. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class})
@EnableConfigurationProperties(ProblemProperties.class)
public class ProblemAutoConfiguration {

  @Bean
  ProblemPage problemPage(ProblemProperties properties) {
    return new ProblemPage(properties.firstStartPage());
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json, ProblemPage page) {
    return new ProblemWriter(json, page);
  }

  /** {@code transcoder.problems.enabled=false} leaves errors to the service's own pages. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "transcoder.problems.enabled", matchIfMissing = true)
  static class Advice {

    @Bean
    ProblemAdvice problemAdvice() {
      return new ProblemAdvice();
    }

    @Bean
    ProblemPageAdvice problemPageAdvice(ProblemPage page) {
      return new ProblemPageAdvice(page);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController() {
      return new ProblemErrorController();
    }
  }

  /** What a request may hold. */
  @Configuration(proxyBeanMethods = false)
  static class Requests {

    @Bean
    @Order // After Spring Boot's own, which it replaces.
    ServerHttpMessageConvertersCustomizer strictJsonBodies(
        JsonMapper json, ObjectProvider<Validator> validator) {
      return converters ->
          converters.withJsonConverter(
              new JsonBodyConverter(json, validator.getIfAvailable(Requests::plainValidator)));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReport() {
      return tomcat ->
          tomcat.addContextCustomizers(
              context -> {
                if (context.getParent() instanceof StandardHost host) {
                  host.setErrorReportValveClass(ProblemReport.class.getName());
                }
              });
    }

    @Bean
    WebMvcConfigurer queryNames() {
      return new WebMvcConfigurer() {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
          registry.addInterceptor(new QueryNames());
        }
      };
    }

    private static Validator plainValidator() {
      return Validation.buildDefaultValidatorFactory().getValidator();
    }
  }
}
