package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  private static final Map<String, String> VALUES =
      Map.of(
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

  private MotoServer moto;
  private FakeRelease release;
  private Path checkout;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        Stream.of("aws", "jq", "mvn").allMatch(program -> Programs.find(program).isPresent()),
        "No aws, jq or mvn on the PATH: the workflow of a release is not tried");
    moto = MotoServer.start();
    release = FakeRelease.in(folder, moto.endpoint());
    release.makeRepositories();
    release.makeService();
    release.keepSettings(BUCKET, "production/terraform.tfvars");
    checkout = checkout();
  }

  @AfterEach
  void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void aCommitIsBuiltOnceReleasedWithItsSettingsAndGoneBackTo() throws Exception {
    assertThat(outputs(FIRST, "find")).containsExactly("pushed=false");
    outputs(FIRST, "images");
    assertThat(release.logIn()).contains("123456789012.dkr.ecr.eu-central-1.amazonaws.com");
    assertThat(release.pushes()).hasSize(6);
    assertThat(outputs(FIRST, "find")).containsExactly("pushed=true");
    outputs(FIRST, "deploy");
    assertThat(checkout.resolve("infra/terraform/examples/production/terraform.tfvars")).exists();
    String first = release.applied();
    assertThat(first).contains("\"transcoding-worker\": \"sha256:");
    String kept = release.kept();
    assertThat(kept).contains("transcoding-worker");

    outputs(SECOND, "images");
    outputs(SECOND, "deploy");
    assertThat(release.applied()).isNotEqualTo(first);
    assertThat(digests(release.kept())).isNotEqualTo(digests(kept));

    assertThat(outputs(FIRST, "find")).as("nothing is built").containsExactly("pushed=true");
    outputs(FIRST, "deploy");
    assertThat(release.applied()).isEqualTo(first);
    assertThat(digests(release.kept())).isEqualTo(digests(kept));
    assertThat(release.pushes()).hasSize(12);
  }

  private static List<String> digests(String parameter) {
    return Pattern.compile("sha256:[0-9a-f]{64}")
        .matcher(parameter)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** Runs the job's commands for a commit as GitHub does; returns what it hands to later jobs. */
  private List<String> outputs(String commit, String job) throws Exception {
    Map<String, String> values = new TreeMap<>(VALUES);
    values.put("inputs.commit || github.sha", commit);
    WorkflowFile workflow = WorkflowFile.read("release.yml", values);
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
