package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mediatranscoder.testsupport.Programs;

/**
 * The {@code terraform} of this machine, in a copy of the configuration, so that nothing it writes
 * (lock file, plug-ins) comes into the repository.
 *
 * @param binary the program
 * @param cliConfig where it finds the provider
 * @param copy of {@code infra/terraform}
 */
record Terraform(Path binary, Path cliConfig, Path copy) {

  static final Path SOURCE = Path.of("..", "infra", "terraform").toAbsolutePath().normalize();

  private static final String PROVIDER = "hashicorp/aws";

  /** The program, or nothing where it is not installed. */
  static Optional<Path> program() {
    return Programs.find("terraform");
  }

  /**
   * A folder that holds the provider: {@code TRANSCODER_TERRAFORM_MIRROR}, one of those that
   * Terraform itself looks into, or one below {@code /opt}.
   */
  static Optional<Path> mirror() {
    Path home = Path.of(System.getProperty("user.home"));
    List<Path> candidates = new ArrayList<>();
    Optional.ofNullable(System.getenv("TRANSCODER_TERRAFORM_MIRROR"))
        .map(Path::of)
        .ifPresent(candidates::add);
    candidates.add(home.resolve(".terraform.d/plugins"));
    candidates.add(home.resolve(".local/share/terraform/plugins"));
    candidates.add(Path.of("/usr/local/share/terraform/plugins"));
    candidates.add(Path.of("/usr/share/terraform/plugins"));
    candidates.addAll(children(Path.of("/opt")));
    return candidates.stream().filter(Terraform::hasProvider).findFirst();
  }

  /** Copies the configuration into the folder, which must not exist. */
  static Terraform in(Path folder, Path binary, Path mirror) throws IOException {
    Path config = Files.createDirectories(folder).resolve("terraform.rc");
    Files.writeString(
        config,
        """
        disable_checkpoint = true
        provider_installation {
          filesystem_mirror {
            path = "%s"
          }
        }
        """
            .formatted(mirror));
    Path copy = folder.resolve("configuration");
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(it -> !it.toString().contains(".terraform")).toList()) {
        Files.copy(file, copy.resolve(SOURCE.relativize(file).toString()));
      }
    }
    return new Terraform(binary, config, copy);
  }

  /**
   * Runs one command.
   *
   * @param below folder of the copy, {@code .} for the copy itself
   * @throws AssertionError with what it printed, if it fails or takes too long
   */
  void run(Duration limit, String below, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(List.of(words));
    Path output = Files.createTempFile(cliConfig.getParent(), "terraform", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(copy.resolve(below).normalize().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    clean(builder.environment());
    builder.environment().put("TF_CLI_CONFIG_FILE", cliConfig.toString());
    builder.environment().put("TF_IN_AUTOMATION", "1");
    // Half of its time goes into collecting garbage otherwise.
    builder.environment().put("GOGC", "400");
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(output));
    }
  }

  /** Takes out what this machine says to AWS's tools and to Terraform. */
  static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(it -> it.startsWith("AWS_") || it.startsWith("TF_"));
  }

  /** Below the host of some registry, as in every mirror. */
  private static boolean hasProvider(Path mirror) {
    return children(mirror).stream().anyMatch(it -> Files.isDirectory(it.resolve(PROVIDER)));
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
