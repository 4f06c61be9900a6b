package org.mediatranscoder.ui;

import java.time.Clock;
import org.mediatranscoder.web.assets.AssetsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@EnableConfigurationProperties(UiSettings.class)
@Import(AssetsConfiguration.class)
class ClientUiApplication {

  static void main(String[] args) {
    SpringApplication.run(ClientUiApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
