package org.mediatranscoder.auth;

import org.mediatranscoder.auth.command.Commands;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.web.assets.AssetsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Excluded is what would ask a provider for its addresses at start, when it may be unavailable; and
 * the queues, which are none of its business.
 */
@SpringBootApplication(
    exclude = {OAuth2ClientAutoConfiguration.class, QueueAutoConfiguration.class})
@Import(AssetsConfiguration.class)
class AuthServiceApplication {

  static void main(String[] args) {
    if (Commands.areAskedFor(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(AuthServiceApplication.class, args);
  }
}
