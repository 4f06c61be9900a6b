package org.mediatranscoder.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {

  @Test
  void whatIsSaidOnOtherDescriptorsGoesBetweenWhatTheShellWritesToTheSameFile(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("out");
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "echo before; \"$0\" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                    + " -cp \"$1\" \"$2\" 3>&1 4>&2 >/dev/null 2>&1; echo after",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                Talk.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(file.toFile())
            .start();

    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(file).hasContent("before\nStarting …\n/the/path\nafter");
  }

  /** Runs in a process of its own, with the descriptors 3 and 4. */
  static final class Talk {

    public static void main(String[] arguments) {
      Terminal.useOtherDescriptors();
      Terminal.say("Starting …");
      Terminal.print("/the/path");
      System.out.println("The JVM's own words");
    }
  }
}
