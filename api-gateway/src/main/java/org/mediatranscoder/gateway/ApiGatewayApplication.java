package org.mediatranscoder.gateway;

import org.mediatranscoder.gateway.recovery.RecoverCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ApiGatewayApplication {

  static void main(String[] args) {
    if (RecoverCommand.isAskedFor(args)) {
      System.exit(RecoverCommand.run(args));
    }
    SpringApplication.run(ApiGatewayApplication.class, args);
  }
}
