package org.mediatranscoder.transcoding.cage;

import java.io.InputStream;

/** Reads nothing of what a program says. */
final class NoOutput implements OutputReader<String> {

  @Override
  public String read(InputStream output) {
    return "";
  }
}
