package org.mediatranscoder.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ApiGatewayApplication {

  static void main(String[] args) {
    SpringApplication.run(ApiGatewayApplication.class, args);
  }
}
