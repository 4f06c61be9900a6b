package org.mediatranscoder.localstack.mail;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The HTML of the inbox. */
final class InboxPage {

  private static final Configuration TEMPLATES = new Configuration(Configuration.VERSION_2_3_33);

  static {
    TEMPLATES.setClassForTemplateLoading(InboxPage.class, "");
  }

  private InboxPage() {}

  static String list(List<ReceivedMail> mails) throws IOException {
    return mails.isEmpty() ? message("No mail yet") : page("Inbox", "mails", mails);
  }

  static String mail(ReceivedMail mail) throws IOException {
    return page(mail.subject(), "mail", mail);
  }

  static String message(String text) throws IOException {
    return page("Inbox", "message", text);
  }

  private static String page(String title, String name, Object value) throws IOException {
    StringWriter page = new StringWriter();
    try {
      TEMPLATES.getTemplate("inbox.ftlh").process(Map.of("title", title, name, value), page);
    } catch (TemplateException e) {
      throw new IOException(e);
    }
    return page.toString();
  }
}
