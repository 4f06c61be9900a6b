package org.mediatranscoder.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class AuthServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(AuthServiceApplication.class, args);
  }
}
