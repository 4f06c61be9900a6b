package org.mediatranscoder.web.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.web.problem.Given;
import org.mediatranscoder.web.problem.OneOf;

/** The API token that a person asks for; once it is valid, nothing of it is null. */
public record ApiTokenRequest(
    @Schema(description = "Says what the token is for", example = "backup")
        @Given
        @Size(min = 1, max = 64, message = "must have 1 to 64 characters")
        @Pattern(
            regexp =
                "^[^\\x00-\\x1f\\x7f-\\x9f]*[^\\s\\x00-\\x1f\\x7f-\\x9f][^\\x00-\\x1f\\x7f-\\x9f]*$",
            message = "must be a text without control characters, and not only blanks")
        @Nullable String name,
    @Schema(description = "What the token allows", example = "[\"jobs:read\"]")
        @Given
        @Size(min = 1, max = 16, message = "must have 1 to 16 entries")
        @Nullable List<@Given @OneOf({AccessClaims.JOBS_READ, AccessClaims.JOBS_WRITE}) String>
            scopes,
    @Schema(description = "How long the token lives", example = "90")
        @Given
        @Min(value = 1, message = "must be from 1 to 366")
        @Max(value = 366, message = "must be from 1 to 366")
        @Nullable Integer expiresInDays) {

  public String goodName() {
    return present(name).strip();
  }

  /** Each once, in the order of the alphabet. */
  public List<String> goodScopes() {
    return List.copyOf(new TreeSet<>(present(scopes)));
  }

  public Duration goodLife() {
    return Duration.ofDays(present(expiresInDays));
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The request was not validated");
    }
    return value;
  }
}
