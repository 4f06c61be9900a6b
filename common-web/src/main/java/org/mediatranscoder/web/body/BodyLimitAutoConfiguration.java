package org.mediatranscoder.web.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits the bodies of every service. */
@AutoConfiguration
public class BodyLimitAutoConfiguration {

  @Bean
  CountedBodies countedBodies() {
    return new CountedBodies();
  }

  @Bean
  WebMvcConfigurer bodyLimit() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BodyLimit());
      }
    };
  }
}
