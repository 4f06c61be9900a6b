package org.mediatranscoder.auth.me;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.mediatranscoder.web.openapi.ApiBasics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  ApiBasics accountApi() {
    return new ApiBasics(
        "Media Transcoder: accounts",
        "The own account and its API tokens. api-gateway has the same routes. How to get a token"
            + " stands in /.well-known/openid-configuration. Every error is a problem detail (RFC 9457); a"
            + " browser, which asks for text/html, gets a page with the same status instead.",
        List.of(
            new Tag().name("Account").description("The own account and its preferences"),
            new Tag().name("Tokens").description("API tokens for scripts"),
            new Tag().name("Webhooks").description("Addresses that are told when a job has ended")),
        List.of());
  }
}
