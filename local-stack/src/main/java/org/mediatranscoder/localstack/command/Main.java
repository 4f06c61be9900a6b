package org.mediatranscoder.localstack.command;

import java.io.UncheckedIOException;
import java.util.List;
import org.mediatranscoder.localstack.client.ClientFailedException;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.supervise.ProcessFailedException;

/** Where the script {@code transcoder} comes in, with the command and its options. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    try {
      return Invocation.parse(args, System.getenv()).run();
    } catch (SettingsException
        | ProcessFailedException
        | ClientFailedException
        | UncheckedIOException e) {
      Terminal.say("transcoder: " + e.getMessage());
      return 1;
    }
  }
}
