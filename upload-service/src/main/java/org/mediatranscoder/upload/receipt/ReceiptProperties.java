package org.mediatranscoder.upload.receipt;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param life how long after the last byte an upload can be finished without a new token; default
 *     15 min
 */
@Validated
@ConfigurationProperties("transcoder.upload.receipt")
record ReceiptProperties(@NotNull @DefaultValue("15m") Duration life) {

  boolean covers(Instant storedAt, Instant now) {
    return storedAt.plus(life).isAfter(now);
  }
}
