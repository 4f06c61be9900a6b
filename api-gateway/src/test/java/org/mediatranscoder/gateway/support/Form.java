package org.mediatranscoder.gateway.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a multipart form byte by byte as a client would. */
public final class Form {

  public static final String BOUNDARY = "test-boundary-7f3a";
  public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A form that is accepted, with its text fields before the file. */
  public static Form good(byte[] file) {
    return new Form().field("format", "mp4-720p").field("email", "ada@example.test").file(file);
  }

  public Form field(String name, String value) {
    return text("--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"\r\n\r\n")
        .text(value + "\r\n");
  }

  public Form file(byte[] content) {
    return file("holiday.mov", content);
  }

  public Form file(String name, byte[] content) {
    return fileHead(name).raw(content).text("\r\n");
  }

  /** The start of a file part whose content comes later, or never. */
  public Form fileHead(String name) {
    return text(
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: video/quicktime\r\n\r\n");
  }

  public Form text(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  public Form raw(byte[] content) {
    bytes.writeBytes(content);
    return this;
  }

  /** What has been written, without the end mark. */
  public byte[] unfinished() {
    return bytes.toByteArray();
  }

  /** What has been written and the end mark. */
  public byte[] finished() {
    text("--" + BOUNDARY + "--\r\n");
    return bytes.toByteArray();
  }
}
