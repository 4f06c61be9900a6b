package org.mediatranscoder.transcoding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class TranscodingWorkerApplication {

  static void main(String[] args) {
    SpringApplication.run(TranscodingWorkerApplication.class, args);
  }
}
