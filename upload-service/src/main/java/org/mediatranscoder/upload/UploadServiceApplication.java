package org.mediatranscoder.upload;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class UploadServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(UploadServiceApplication.class, args);
  }
}
