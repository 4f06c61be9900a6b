package org.mediatranscoder.transcoding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class TranscodingWorkerApplication {

  static void main(String[] args) {
    SpringApplication.run(TranscodingWorkerApplication.class, args);
  }
}
