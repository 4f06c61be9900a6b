package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Talks to the person at the terminal: what happens on stderr, what was asked for on stdout. */
final class Terminal {

  private static PrintStream results = System.out;
  private static PrintStream happenings = System.err;

  private Terminal() {}

  /** From here on talks on the file descriptors 3 and 4, which the script has opened. */
  static void useOtherDescriptors() {
    results = descriptor(3);
    happenings = descriptor(4);
  }

  static void say(String line) {
    happenings.println(line);
  }

  static void print(String line) {
    results.println(line);
  }

  private static PrintStream descriptor(int number) {
    try {
      Path path = Path.of("/dev/fd/" + number);
      return new PrintStream(Files.newOutputStream(path, StandardOpenOption.WRITE), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
