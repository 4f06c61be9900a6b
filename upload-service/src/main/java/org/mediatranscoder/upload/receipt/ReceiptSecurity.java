package org.mediatranscoder.upload.receipt;

import java.time.Clock;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.mediatranscoder.web.security.BearerSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;

/**
 * The door of this service: an access token, or for two routes a receipt. The converter must not be
 * a bean, as Spring Security would take it for the one that finds bearer tokens.
 */
@Configuration(proxyBeanMethods = false)
class ReceiptSecurity {

  @Bean
  SecurityFilterChain uploadChain(
      HttpSecurity http,
      BearerSecurity bearer,
      RawStorage storage,
      ReceiptProperties properties,
      Clock clock,
      ProblemWriter problems) {
    ReceiptConverter receipts = new ReceiptConverter(storage, properties, clock);
    return bearer
        .apply(http)
        .addFilterBefore(filter(receipts, problems), BearerTokenAuthenticationFilter.class)
        .build();
  }

  private static AuthenticationFilter filter(ReceiptConverter receipts, ProblemWriter problems) {
    AuthenticationManager alreadyChecked = sender -> sender;
    AuthenticationFilter filter = new AuthenticationFilter(alreadyChecked, receipts);
    filter.setSuccessHandler((request, response, sender) -> {});
    filter.setFailureHandler(
        (request, response, unreachable) ->
            problems.write(response, ErrorCode.STORAGE_UNAVAILABLE));
    return filter;
  }
}
