package org.mediatranscoder.auth.preference;

import org.jspecify.annotations.Nullable;

/**
 * What a person prefers.
 *
 * @param defaultFormat id of the format that the page proposes; null for the first of the catalogue
 * @param email where the page proposes to send mails about jobs; null for the account's own address
 * @param mail holds for every job of the account, however it was started
 */
public record Preferences(@Nullable String defaultFormat, @Nullable String email, Mail mail) {

  /** Of who has said nothing. */
  public static final Preferences NONE = new Preferences(null, null, Mail.ALWAYS);
}
