package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One process of the AWS provider for many steps of Terraform, which else starts one for each of
 * them (55 times for the module tests) and reads its huge schema as often. This is how a provider
 * is debugged ("Running Terraform With A Provider in Debug Mode").
 */
final class ProviderProcess implements AutoCloseable {

  private static final String VARIABLE = "TF_REATTACH_PROVIDERS";
  private static final Pattern ATTACH = Pattern.compile(VARIABLE + "='(.*)'");
  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final String attach;

  private ProviderProcess(Process process, String attach) {
    this.process = process;
    this.attach = attach;
  }

  /** Starts the one that {@code terraform init} has installed below the folder. */
  static ProviderProcess start(Path initialised, Map<String, String> environment)
      throws IOException {
    Path output = Files.createTempFile(initialised, "provider", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(binary(initialised).toString(), "-debug")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Terraform.clean(builder.environment());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return new ProviderProcess(process, awaitAddress(process, output));
    } catch (RuntimeException silent) {
      process.destroyForcibly();
      throw silent;
    }
  }

  /** The variable by which Terraform finds it. */
  Map<String, String> environment() {
    return Map.of(VARIABLE, attach);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private static String awaitAddress(Process process, Path output) {
    return Awaitility.await()
        .atMost(START)
        .failFast("The provider ended", () -> !process.isAlive())
        .until(() -> address(Files.readString(output)), found -> !found.isEmpty());
  }

  private static String address(String output) {
    Matcher line = ATTACH.matcher(output);
    return line.find() ? line.group(1) : "";
  }

  private static Path binary(Path initialised) throws IOException {
    try (Stream<Path> files =
        Files.walk(initialised.resolve(".terraform/providers"), FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(it -> it.getFileName().toString().startsWith("terraform-provider-aws"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow();
    }
  }
}
