package org.mediatranscoder.upload.access;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.upload.deletion.DeletionCredentials;
import org.mediatranscoder.upload.receipt.ReceiptCredentials;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.mediatranscoder.web.security.BearerSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationConverter;

/** An access token opens this service, for two routes a receipt, for one a deletion link. */
@Configuration(proxyBeanMethods = false)
class UploadSecurity {

  @Bean
  SecurityFilterChain uploadChain(
      HttpSecurity http,
      BearerSecurity bearer,
      ReceiptCredentials receipts,
      DeletionCredentials deletions,
      ProblemWriter problems) {
    List<AuthenticationConverter> converters = new ArrayList<>();
    converters.add(receipts.converter());
    deletions.converter().ifPresent(converters::add);
    AuthenticationFilter filter =
        filter(new DelegatingAuthenticationConverter(converters), problems);
    return bearer
        .apply(http)
        .addFilterBefore(filter, BearerTokenAuthenticationFilter.class)
        .build();
  }

  private static AuthenticationFilter filter(
      AuthenticationConverter converter, ProblemWriter problems) {
    AuthenticationManager alreadyChecked = caller -> caller;
    AuthenticationFilter filter = new AuthenticationFilter(alreadyChecked, converter);
    filter.setSuccessHandler((request, response, caller) -> {});
    filter.setFailureHandler(
        (request, response, unreachable) ->
            problems.write(response, ErrorCode.STORAGE_UNAVAILABLE));
    return filter;
  }
}
