package org.mediatranscoder.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;

/** Excluded is what would ask a provider for its addresses at start, when it may be away. */
@SpringBootApplication(exclude = OAuth2ClientAutoConfiguration.class)
class AuthServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(AuthServiceApplication.class, args);
  }
}
