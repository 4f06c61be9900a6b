package org.mediatranscoder.auth.preference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;

/**
 * Preferences as the person wrote them; they replace the old ones as a whole.
 *
 * @param defaultFormat null for none. Whether the catalogue has it is for api-gateway to say
 * @param email one address with a dotted domain; null for none
 * @param mail not null: who forgets it does not wish to be sent mails again
 */
record PreferencesRequest(
    @Nullable String defaultFormat, @Nullable String email, @Nullable Mail mail) {

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * @throws ApiException {@code format-unknown}, {@code email-invalid} or {@code request-malformed}
   */
  Preferences good(EmailAddresses addresses) {
    if (defaultFormat != null && !FORMAT.matcher(defaultFormat).matches()) {
      throw new ApiException(ErrorCode.FORMAT_UNKNOWN);
    }
    if (email != null && !addresses.valid(email)) {
      throw new ApiException(ErrorCode.EMAIL_INVALID);
    }
    if (mail == null) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "mail: always or never");
    }
    return new Preferences(defaultFormat, email, mail);
  }
}
