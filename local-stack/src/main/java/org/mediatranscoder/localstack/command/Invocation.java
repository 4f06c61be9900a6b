package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.configuration.SettingsTable;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.SettingsException;

/**
 * What a person typed.
 *
 * @param compose whether the stack is the one of {@code docker compose}, on the default ports
 * @param preparing whether {@code demo} makes the AOT caches that are missing. It then talks on the
 *     file descriptors 3 and 4, for the JVM itself talks on standard output and error
 * @param file for {@code demo}; null for a generated clip
 */
record Invocation(
    String command,
    Home home,
    DataFolder data,
    Map<String, String> environment,
    boolean detached,
    boolean compose,
    boolean preparing,
    String format,
    @Nullable Path file) {

  private static final String DEFAULT_FORMAT = "mp4-720p";

  /**
   * Reads {@code REPOSITORY FOLDER COMMAND OPTION…}; relative paths are seen from FOLDER, where the
   * script was called.
   *
   * @throws SettingsException if there is something that the command does not know
   */
  static Invocation parse(List<String> args, Map<String, String> environment) {
    Deque<String> words = new ArrayDeque<>(args);
    Home home = new Home(Path.of(words.remove()));
    Path here = Path.of(words.remove());
    String command = words.remove();
    Path data = home.repository().resolve(".transcoder");
    String format = DEFAULT_FORMAT;
    Path file = null;
    boolean detached = false;
    boolean compose = false;
    boolean preparing = false;
    while (!words.isEmpty()) {
      String word = words.remove();
      switch (word) {
        case "--data" -> data = here.resolve(value(word, words));
        case "-d" -> detached = true;
        case "--compose" -> compose = true;
        case "--prepare" -> {
          preparing = true;
          Terminal.useOtherDescriptors();
        }
        case "--format" -> format = value(word, words);
        default -> {
          if (word.startsWith("-") || file != null || !command.equals("demo")) {
            throw new SettingsException(command + " does not know " + word);
          }
          file = here.resolve(word);
        }
      }
    }
    return new Invocation(
        command,
        home,
        DataFolder.open(data),
        environment,
        detached,
        compose,
        preparing,
        format,
        file);
  }

  /** The exit code. */
  int run() {
    return switch (command) {
      case "up" -> detached ? new UpDetached(this).run() : new Up(this).run();
      case "down" -> new Down(this).run();
      case "status" -> new Status(this).run();
      case "token" -> new Token(this).run();
      case "demo" -> new Demo(this).run();
      case "settings" -> {
        Terminal.print(SettingsTable.of(home).stripTrailing());
        yield 0;
      }
      case "train" -> new TrainAotCache(this).run();
      default -> throw new SettingsException("There is no command " + command);
    };
  }

  private static String value(String option, Deque<String> words) {
    String value = words.poll();
    if (value == null) {
      throw new SettingsException(option + " needs a value");
    }
    return value;
  }
}
