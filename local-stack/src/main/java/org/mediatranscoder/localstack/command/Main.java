package org.mediatranscoder.localstack.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Home;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Where the script {@code transcoder} comes in, with the command and its options. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    try {
      System.exit(parse(List.of(args), System.getenv()).run());
    } catch (CommandFailedException | UncheckedIOException e) {
      System.err.println("transcoder: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Reads {@code REPOSITORY FOLDER COMMAND OPTION…}; relative paths are seen from FOLDER, where the
   * script was called.
   *
   * @throws CommandFailedException if there is no such command, or it does not know one of the
   *     options
   */
  static StackCommand parse(List<String> args, Map<String, String> environment) {
    String[] words = args.subList(2, args.size()).toArray(String[]::new);
    try {
      ParseResult parsed = commands().parseArgs(words);
      if (!parsed.hasSubcommand()) {
        throw new CommandFailedException("./transcoder help shows the commands");
      }
      StackCommand command = (StackCommand) parsed.subcommand().commandSpec().userObject();
      command.begin(new Home(Path.of(args.get(0))), Path.of(args.get(1)), environment);
      return command;
    } catch (ParameterException wrong) {
      throw new CommandFailedException(
          wrong.getCommandLine().getCommandName() + ": " + wrong.getMessage());
    }
  }

  private static CommandLine commands() {
    return new CommandLine(CommandSpec.create().name("transcoder"))
        .addSubcommand("up", new Up())
        .addSubcommand("down", new Down())
        .addSubcommand("status", new Status())
        .addSubcommand("token", new Token())
        .addSubcommand("recover", new Recover())
        .addSubcommand("demo", new Demo())
        .addSubcommand("train", new TrainAotCache());
  }
}
