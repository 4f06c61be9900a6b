package org.mediatranscoder.localstack.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * Mails as files, one {@code .eml} each. The name of a file is the time of arrival in milliseconds
 * and a number, so names sort by age.
 */
public final class MailFolder {

  private static final String SUFFIX = ".eml";
  private static final String RECIPIENT = "X-Envelope-To";
  private static final Pattern ID = Pattern.compile("[0-9]{13,}-[0-9]{4,}");

  private static final More TEXTS = (mail, message) -> mail;

  private final Path folder;
  private final Clock clock;
  private final AtomicLong number = new AtomicLong();

  public MailFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  void keep(MimeMessage message, String recipient) throws MessagingException {
    String id = "%d-%04d".formatted(clock.millis(), number.getAndIncrement());
    Path draft = folder.resolve(id + ".part");
    MimeMessage copy = new MimeMessage(message);
    copy.setHeader(RECIPIENT, recipient);
    try (OutputStream out = Files.newOutputStream(draft)) {
      copy.writeTo(out);
    } catch (IOException e) {
      throw new MessagingException("Cannot keep the mail in " + folder, e);
    }
    Folders.move(draft, file(id));
  }

  /** Newest first. */
  List<ReceivedMail> list() {
    return Folders.list(folder).reversed().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(SUFFIX))
        .flatMap(name -> read(name.substring(0, name.length() - SUFFIX.length()), TEXTS).stream())
        .toList();
  }

  /** The mail with this id, with its pictures, or nothing if there is none. */
  Optional<ReceivedMail> find(String id) {
    return read(id, ReceivedMail::showing);
  }

  /** What is told of a mail beyond its texts. */
  @FunctionalInterface
  private interface More {

    ReceivedMail of(ReceivedMail mail, MimeMessage message) throws MessagingException, IOException;
  }

  private Optional<ReceivedMail> read(String id, More more) {
    if (!ID.matcher(id).matches() || !Files.exists(file(id))) {
      return Optional.empty();
    }
    Instant receivedAt = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    return Folders.io(
        () -> {
          try (InputStream in = Files.newInputStream(file(id))) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            String recipient = message.getHeader(RECIPIENT, ", ");
            return Optional.of(
                more.of(ReceivedMail.of(id, receivedAt, recipient, message), message));
          }
        });
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }
}
