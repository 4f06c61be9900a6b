package org.mediatranscoder.gateway.web;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.openapi.ApiBasics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  @Bean
  ApiBasics mediaTranscoderApi() {
    return new ApiBasics(
        "Media Transcoder",
        "Send a media file, get it in another format. Every error is a problem detail (RFC 9457)"
            + " with a stable code; a browser, which asks for text/html, gets a page with the same"
            + " status instead.",
        List.of(
            tag("Jobs", "Send files, watch them being transcoded, fetch the outputs"),
            tag("Links", "The links in mails"),
            tag("Formats", "What a file can become"),
            tag("Account", "The own account and its preferences"),
            tag("Tokens", "API tokens for scripts"),
            tag("Webhooks", "Addresses that are told when a job has ended")),
        List.of(ErrorCode.RATE_LIMITED));
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }
}
