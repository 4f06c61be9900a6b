package org.mediatranscoder.acceptance.infrastructure;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.MotoServer;

/** Skipped, with the reason, where Terraform, its provider or moto is not installed. */
class TerraformTest {

  private static final Duration QUICK = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir static Path folder;

  private static Terraform terraform;

  @BeforeAll
  static void copyConfiguration() throws Exception {
    Path program =
        Terraform.program()
            .orElseGet(() -> abort("No terraform on the PATH: its configuration is not tested"));
    Path mirror =
        Terraform.mirror()
            .orElseGet(
                () ->
                    abort(
                        "No mirror of the AWS provider (TRANSCODER_TERRAFORM_MIRROR names one):"
                            + " Terraform's configuration is not tested"));
    terraform = Terraform.in(folder.resolve("terraform"), program, mirror);
    terraform.run(QUICK, ".", Map.of(), "init", "-backend=false", "-no-color");
  }

  @Test
  void everyFileIsFormatted() throws Exception {
    terraform.run(QUICK, ".", Map.of(), "fmt", "-check", "-recursive", "-no-color");
  }

  @Test
  void theExamplesAreValidAndSoIsTheRootThatTheyCall() throws Exception {
    for (String example : examples()) {
      terraform.run(QUICK, example, Map.of(), "init", "-backend=false", "-no-color");
      terraform.run(QUICK, example, Map.of(), "validate", "-no-color");
    }
  }

  @Test
  void whatMattersOfEachModuleIsPlanned() throws Exception {
    terraform.run(LONG, ".", Map.of(), test("plan"));
  }

  @Test
  @EnabledIf(
      value = "org.mediatranscoder.testsupport.MotoServer#isThere",
      disabledReason = MotoServer.MISSING)
  void theWholeIsMadeAndTakenAwayAgain() throws Exception {
    try (MotoServer moto = MotoServer.start()) {
      terraform.run(
          LONG,
          ".",
          Map.of(
              "AWS_ENDPOINT_URL", moto.endpoint().toString(), "AWS_EC2_METADATA_DISABLED", "true"),
          test("whole"));
    }
  }

  private static String[] test(String name) {
    return new String[] {"test", "-no-color", "-filter=tests/" + name + ".tftest.hcl"};
  }

  private static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Terraform.SOURCE.resolve("examples"))) {
      return folders.map(it -> "examples/" + it.getFileName()).sorted().toList();
    }
  }
}
