package org.mediatranscoder.acceptance;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A multipart/form-data body (RFC 7578) that streams its file; the JDK's client has none. */
final class MultipartForm {

  private static final String BOUNDARY = "acceptance-7f3a9c";

  private final List<BodyPublisher> parts = new ArrayList<>();

  MultipartForm field(String name, String value) {
    parts.add(text(disposition(name) + "\r\n\r\n" + value + "\r\n"));
    return this;
  }

  MultipartForm file(String name, Path file) {
    return file(name, String.valueOf(file.getFileName()), content(file));
  }

  MultipartForm file(String name, String fileName, BodyPublisher content) {
    parts.add(
        text(
            disposition(name)
                + "; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
    parts.add(content);
    parts.add(text("\r\n"));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  BodyPublisher body() {
    List<BodyPublisher> all = new ArrayList<>(parts);
    all.add(text("--" + BOUNDARY + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  private static String disposition(String name) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
  }

  private static BodyPublisher content(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text);
  }
}
