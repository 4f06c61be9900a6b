package org.mediatranscoder.localstack.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A recipient whose mails go to the {@link MailFolder}; nobody can log in as them. */
record FilingUser(MailFolder folder, String address) implements GreenMailUser {

  @Override
  public void deliver(MovingMessage message) {
    deliver(message.getMessage());
  }

  /** A mail that cannot be kept is refused, so the sender tries again. */
  @Override
  public void deliver(MimeMessage message) {
    try {
      folder.keep(message, address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void create() {
    // There is nothing to make: the folder is shared by all.
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void authenticate(String password) {
    throw new UnsupportedOperationException();
  }
}
