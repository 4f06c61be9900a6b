package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.OutsideProgram;
import org.mediatranscoder.testsupport.MotoServer;
import org.mediatranscoder.testsupport.Programs;

/** The commands of release.yml, as they stand there, one by one against stand-ins. */
@SlowDeployment
@EnabledIf(
    value = "org.mediatranscoder.testsupport.MotoServer#isThere",
    disabledReason = MotoServer.MISSING)
class ReleaseWorkflowTest {

  private static final String BUCKET = "state-bucket";

  private static final Map<String, String> VALUES =
      Map.of(
          "inputs.commit || github.sha",
          "1".repeat(40),
          "inputs.environment",
          "production",
          "vars.REGISTRY",
          FakeRelease.REGISTRY,
          "vars.STATE_BUCKET",
          BUCKET,
          "secrets.SMOKE_TOKEN",
          "",
          "vars.SMOKE_EMAIL",
          "");

  @TempDir Path folder;

  @Test
  void aCommitIsBuiltOnceAndReleasedWithItsSettings() throws Exception {
    assumeTrue(
        Stream.of("aws", "jq", "mvn").allMatch(program -> Programs.find(program).isPresent()),
        "No aws, jq or mvn on the PATH: the workflow of a release is not tried");
    try (MotoServer moto = MotoServer.start()) {
      FakeRelease release = FakeRelease.in(folder, moto.endpoint());
      release.makeRepositories();
      release.makeService();
      release.keepSettings(BUCKET, "production/terraform.tfvars");
      WorkflowFile workflow = WorkflowFile.read("release.yml", VALUES);
      Path checkout = checkout();

      assertThat(outputs(release, checkout, workflow, "find")).containsExactly("pushed=false");
      outputs(release, checkout, workflow, "images");
      assertThat(release.logIn()).contains("123456789012.dkr.ecr.eu-central-1.amazonaws.com");
      assertThat(release.pushes()).hasSize(6);

      assertThat(outputs(release, checkout, workflow, "find")).containsExactly("pushed=true");
      outputs(release, checkout, workflow, "deploy");

      assertThat(checkout.resolve("infra/terraform/examples/production/terraform.tfvars")).exists();
      assertThat(release.applied()).contains("\"transcoding-worker\": \"sha256:");
      assertThat(release.kept()).contains("transcoding-worker");
      assertThat(release.pushes()).hasSize(6);
    }
  }

  /** Runs the job's commands as GitHub does, and returns what it hands to later jobs. */
  private List<String> outputs(
      FakeRelease release, Path checkout, WorkflowFile workflow, String job) throws Exception {
    Path outputs = Files.createTempFile(folder, job, ".out");
    List<WorkflowFile.Step> steps = workflow.commands(job);
    assertThat(steps).isNotEmpty();
    for (WorkflowFile.Step step : steps) {
      OutsideProgram.Outcome outcome = release.step(checkout, step, outputs);
      assertThat(outcome.exitCode()).as(step.command() + "\n" + outcome.output()).isZero();
    }
    return Files.readAllLines(outputs);
  }

  /** What the commands need of the repository, where they may write. */
  private Path checkout() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("checkout"));
    Path repository = Path.of("..").toAbsolutePath().normalize();
    Files.copy(repository.resolve("transcoder"), copy.resolve("transcoder"));
    try (Stream<Path> files = Files.walk(repository.resolve("infra"))) {
      for (Path file : files.filter(it -> !it.toString().contains(".terraform")).toList()) {
        Files.copy(file, copy.resolve(repository.relativize(file).toString()));
      }
    }
    return copy;
  }
}
