package org.mediatranscoder.localstack.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The HTML of the inbox. What a mail brings is escaped; its HTML part is shown in a frame that may
 * run no script and whose links open in a tab of their own.
 */
final class InboxPage {

  private static final String FRAME = resource("inbox.html");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private InboxPage() {}

  static String list(List<ReceivedMail> mails) {
    if (mails.isEmpty()) {
      return message("No mail yet");
    }
    String rows = mails.stream().map(InboxPage::row).collect(Collectors.joining());
    return page("Inbox", "<ol class=\"mails\">" + rows + "</ol>");
  }

  static String mail(ReceivedMail mail) {
    String html =
        mail.html().isEmpty()
            ? ""
            : """
              <iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"
                srcdoc="%s"></iframe>
              """
                .formatted(escape("<base target=\"_blank\">" + mail.html()));
    return page(
        mail.subject(),
        """
        <p><a href="/">All mails</a></p>
        <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>At</dt><dd>%s</dd></dl>
        %s
        <details%s><summary>Text part</summary><pre>%s</pre></details>
        """
            .formatted(
                escape(mail.from()),
                escape(mail.to()),
                TIME.format(mail.receivedAt()),
                html,
                html.isEmpty() ? " open" : "",
                escape(mail.text())));
  }

  static String message(String text) {
    return page("Inbox", "<p>" + escape(text) + "</p>");
  }

  private static String row(ReceivedMail mail) {
    return """
           <li><a href="/messages/%s"><strong>%s</strong><span>to %s</span><time>%s</time></a></li>
           """
        .formatted(
            mail.id(), escape(mail.subject()), escape(mail.to()), TIME.format(mail.receivedAt()));
  }

  private static String page(String title, String body) {
    return FRAME.replace("${title}", escape(title)).replace("${body}", body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(InboxPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
