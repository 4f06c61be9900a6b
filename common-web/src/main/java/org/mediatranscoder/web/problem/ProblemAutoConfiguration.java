package org.mediatranscoder.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
}
