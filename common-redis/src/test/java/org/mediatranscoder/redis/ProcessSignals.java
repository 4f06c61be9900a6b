package org.mediatranscoder.redis;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Stops a process from running, as a long pause does, and lets it run again. */
public final class ProcessSignals {

  private ProcessSignals() {}

  public static void pause(Process process) {
    send("-STOP", process);
  }

  public static void resume(Process process) {
    send("-CONT", process);
  }

  private static void send(String signal, Process process) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
