package org.mediatranscoder.web.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.mail.MailAddress;
import org.mediatranscoder.web.problem.Given;

/**
 * Preferences as the person wrote them; they replace the old ones as a whole.
 *
 * @param defaultFormat null for none
 * @param email null for none
 * @param mail must be there: who forgets it does not ask to be sent mails again
 */
public record PreferencesRequest(
    @Schema(
            description = "Id of the format that the page proposes; null: the first one",
            example = "mp4-720p",
            pattern = FormatId.SYNTAX)
        @FormatId
        @Nullable String defaultFormat,
    @Schema(
            description =
                "Where the page proposes to send mails about jobs; null: the account's own address",
            format = "email",
            maxLength = 254,
            example = "ada@example.test")
        @MailAddress
        @Nullable String email,
    @Schema(description = "Whether a mail is sent when a job has ended, however it was started")
        @Given
        @Nullable Mail mail) {

  /** {@link #mail}, once the request is valid. */
  public Mail goodMail() {
    if (mail == null) {
      throw new IllegalStateException("The request was not validated");
    }
    return mail;
  }
}
