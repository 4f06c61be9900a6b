package org.mediatranscoder.upload.receipt;

import java.time.Clock;
import org.mediatranscoder.upload.storage.RawStorage;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Makes what knows the sender of a source by its receipt. */
@Component
public class ReceiptCredentials {

  private final RawStorage storage;
  private final ReceiptProperties properties;
  private final Clock clock;

  ReceiptCredentials(RawStorage storage, ReceiptProperties properties, Clock clock) {
    this.storage = storage;
    this.properties = properties;
    this.clock = clock;
  }

  /** It must not be a bean: Spring Security would take it for the one that finds bearer tokens. */
  public AuthenticationConverter converter() {
    return new ReceiptConverter(storage, properties, clock);
  }
}
