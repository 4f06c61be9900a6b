package org.mediatranscoder.notification.webhook;

import java.net.UnknownHostException;

/** A name leads to an address that is not public. */
class NotPublicException extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  NotPublicException() {
    super("The name leads to an address that is not public");
  }
}
