package org.mediatranscoder.auth.preference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
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

  /** RFC 5321, section 4.5.3.1.3. */
  private static final int LONGEST_ADDRESS = 254;

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}\"<>@]+@[^\\s\\p{Cntrl}\"<>@]+\\.[^\\s\\p{Cntrl}\"<>@]+");

  /**
   * @throws ApiException {@code format-unknown}, {@code email-invalid} or {@code request-malformed}
   */
  Preferences good() {
    if (defaultFormat != null && !FORMAT.matcher(defaultFormat).matches()) {
      throw new ApiException(ErrorCode.FORMAT_UNKNOWN);
    }
    if (email != null && !isAddress(email)) {
      throw new ApiException(ErrorCode.EMAIL_INVALID);
    }
    if (mail == null) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "mail: always or never");
    }
    return new Preferences(defaultFormat, email, mail);
  }

  private static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
  }
}
