package org.mediatranscoder.model.storage;

/** Names of what is noted at objects beside their content. */
public final class ObjectMetadata {

  /** CRC-32 of an output (ISO 3309, as in zip files), eight digits in hexadecimal. */
  public static final String CRC32 = "crc32";

  private ObjectMetadata() {}
}
