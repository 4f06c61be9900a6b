package org.mediatranscoder.gateway.imports;

import java.net.UnknownHostException;

/** A name that leads to no public address. */
final class ForbiddenAddressException extends UnknownHostException {

  private static final long serialVersionUID = 1L;
}
