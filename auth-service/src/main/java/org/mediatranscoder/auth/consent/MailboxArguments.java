package org.mediatranscoder.auth.consent;

import java.util.List;
import java.util.regex.Pattern;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.model.mail.Undeliverable;
import org.springframework.boot.ApplicationArguments;

/**
 * The mailbox that a command is about.
 *
 * @param mailbox of the first argument
 * @param undeliverable the key in Redis of the second one
 */
record MailboxArguments(Mailbox mailbox, String undeliverable) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if these are not two SHA-256 in lower-case hexadecimal
   */
  static MailboxArguments of(ApplicationArguments arguments) {
    List<String> words = arguments.getNonOptionArgs();
    if (words.size() != 2 || !words.stream().allMatch(it -> SHA_256.matcher(it).matches())) {
      throw new IllegalArgumentException("The arguments are two SHA-256: of mailbox and address");
    }
    return new MailboxArguments(
        new Mailbox(words.getFirst()), Undeliverable.ofSha256(words.get(1)));
  }
}
