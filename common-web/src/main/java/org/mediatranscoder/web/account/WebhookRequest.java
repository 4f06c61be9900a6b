package org.mediatranscoder.web.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.problem.Given;

/** The webhook that a person wants; once it is valid, its address is not null. */
public record WebhookRequest(
    @Schema(
            description = "Where events go: https, port 443",
            format = "uri",
            example = "https://example.com/hooks/transcoder")
        @Given
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Nullable String url,
    @Schema(
            description =
                "Whether it hears of every job; else only of those that name it in their field webhook",
            defaultValue = "true")
        @Nullable Boolean everyJob) {

  public String goodUrl() {
    if (url == null) {
      throw new IllegalStateException("The request was not validated");
    }
    return url.strip();
  }

  public boolean hearsOfEveryJob() {
    return everyJob == null || everyJob;
  }
}
