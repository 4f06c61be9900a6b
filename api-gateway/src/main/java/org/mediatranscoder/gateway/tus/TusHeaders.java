package org.mediatranscoder.gateway.tus;

/** The headers of tus 1.0. */
public final class TusHeaders {

  public static final String RESUMABLE = "Tus-Resumable";
  public static final String LENGTH = "Upload-Length";
  public static final String OFFSET = "Upload-Offset";
  public static final String METADATA = "Upload-Metadata";
  public static final String EXPIRES = "Upload-Expires";

  /** Where a client, or what lies before it, cannot send {@code PATCH} and {@code DELETE}. */
  public static final String METHOD = "X-HTTP-Method-Override";

  /** What the bytes of a request come to. */
  public static final String CHECKSUM = "Upload-Checksum";

  static final String ALGORITHMS = "Tus-Checksum-Algorithm";
  static final String VERSION = "1.0.0";
  static final String VERSIONS = "Tus-Version";
  static final String EXTENSIONS = "Tus-Extension";
  static final String MAX_SIZE = "Tus-Max-Size";
  static final String BODY_TYPE = "application/offset+octet-stream";

  private TusHeaders() {}
}
