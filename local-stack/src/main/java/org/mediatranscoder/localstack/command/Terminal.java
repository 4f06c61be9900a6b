package org.mediatranscoder.localstack.command;

import java.io.PrintStream;

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
    return new PrintStream(new InheritedDescriptor(number), true);
  }
}
