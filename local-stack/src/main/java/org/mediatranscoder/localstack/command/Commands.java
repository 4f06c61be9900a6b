package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.util.List;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands, and the options that each of them knows. */
final class Commands {

  static final String DATA = "--data";
  static final String DETACHED = "-d";
  static final String WITHOUT = "--without";
  static final String COMPOSE = "--compose";
  static final String FORMAT = "--format";
  static final String PREPARE = "--prepare";
  static final int FILE = 0;

  private Commands() {}

  /**
   * Reads a command and its options.
   *
   * @throws SettingsException if there is no such command, or it does not know one of the options
   */
  static ParseResult parse(List<String> words) {
    try {
      ParseResult parsed = new CommandLine(all()).parseArgs(words.toArray(String[]::new));
      if (!parsed.hasSubcommand()) {
        throw new SettingsException("./transcoder help shows the commands");
      }
      return parsed.subcommand();
    } catch (ParameterException wrong) {
      throw new SettingsException(
          wrong.getCommandLine().getCommandName() + ": " + wrong.getMessage());
    }
  }

  private static CommandSpec all() {
    return CommandSpec.create()
        .name("transcoder")
        .addSubcommand("up", spec(path(DATA), flag(DETACHED), services(WITHOUT)))
        .addSubcommand("down", spec(path(DATA)))
        .addSubcommand("status", spec(path(DATA)))
        .addSubcommand("token", spec(path(DATA), flag(COMPOSE)))
        .addSubcommand("recover", spec(path(DATA), flag(COMPOSE)))
        .addSubcommand(
            "demo",
            spec(path(DATA), flag(COMPOSE), flag(PREPARE), text(FORMAT)).addPositional(file()))
        .addSubcommand("train", spec());
  }

  private static CommandSpec spec(OptionSpec... options) {
    CommandSpec spec = CommandSpec.create();
    for (OptionSpec option : options) {
      spec.addOption(option);
    }
    return spec;
  }

  private static OptionSpec path(String name) {
    return OptionSpec.builder(name).type(Path.class).paramLabel("FOLDER").build();
  }

  private static OptionSpec text(String name) {
    return OptionSpec.builder(name).type(String.class).paramLabel("ID").build();
  }

  private static OptionSpec flag(String name) {
    return OptionSpec.builder(name).type(boolean.class).build();
  }

  private static OptionSpec services(String name) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(Service.class)
        .converters(Commands::service)
        .paramLabel("SERVICE")
        .build();
  }

  private static PositionalParamSpec file() {
    return PositionalParamSpec.builder().type(Path.class).paramLabel("FILE").arity("0..1").build();
  }

  private static Service service(String name) {
    for (Service service : Service.values()) {
      if (service.processName().equals(name)) {
        return service;
      }
    }
    throw new CommandLine.TypeConversionException("there is no service " + name);
  }
}
