package org.mediatranscoder.gateway.upload;

import jakarta.validation.constraints.NotNull;
import org.mediatranscoder.gateway.multipart.FormLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of an upload.
 *
 * @param maxSize largest media file; default 10 GB
 * @param maxFieldSize largest form field other than the file; default 4 KB
 * @param maxHeaderSize largest header block of one part of the form; default 4 KB
 * @param maxParts most parts that a form may have; default 16
 */
@Validated
@ConfigurationProperties("transcoder.upload")
public record UploadProperties(
    @DefaultValue("10GB") @NotNull DataSize maxSize,
    @DefaultValue("4KB") @NotNull DataSize maxFieldSize,
    @DefaultValue("4KB") @NotNull DataSize maxHeaderSize,
    @DefaultValue("16") int maxParts) {

  /** What a form may be larger than its file. */
  private static final DataSize FORM_OVERHEAD = DataSize.ofMegabytes(1);

  /** Largest request body, in bytes. */
  long maxBody() {
    return maxSize.toBytes() + FORM_OVERHEAD.toBytes();
  }

  /** What the form may be. */
  FormLimits form() {
    return new FormLimits(maxParts, (int) maxHeaderSize.toBytes(), maxBody());
  }
}
