package org.mediatranscoder.ui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ClientUiApplication {

  static void main(String[] args) {
    SpringApplication.run(ClientUiApplication.class, args);
  }
}
