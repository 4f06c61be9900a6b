package org.mediatranscoder.localstack.command;

/** Talks to the person at the terminal: what happens on stderr, what was asked for on stdout. */
final class Terminal {

  private Terminal() {}

  static void say(String line) {
    System.err.println(line);
  }

  static void print(String line) {
    System.out.println(line);
  }
}
