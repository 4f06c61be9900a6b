package org.mediatranscoder.acceptance.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.OutsideProgram;
import org.mediatranscoder.testsupport.MotoServer;
import org.mediatranscoder.testsupport.Programs;

/** What the release workflow calls, one by one. */
@SlowDeployment
@EnabledIf(
    value = "org.mediatranscoder.testsupport.MotoServer#isThere",
    disabledReason = MotoServer.MISSING)
class ReleaseTest {

  @TempDir Path folder;

  private static MotoServer moto;

  private FakeRelease release;

  @BeforeAll
  static void startMoto() {
    assumeTrue(
        Stream.of("aws", "jq").allMatch(program -> Programs.find(program).isPresent()),
        "No aws or no jq on the PATH: the commands of a release are not tried");
    moto = MotoServer.start();
  }

  @AfterAll
  static void stopMoto() {
    if (moto != null) {
      moto.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    release = FakeRelease.in(folder, moto.endpoint());
    release.forgetAll();
  }

  @Test
  void aRunThatIsRepeatedFindsTheDigestsThatAreThere() throws Exception {
    OutsideProgram.Outcome unknown = release.push("--pushed", FakeRelease.REGISTRY);
    assertThat(unknown.exitCode()).as("what cannot be asked is not taken for missing").isEqualTo(1);

    release.makeRepositories();
    assertThat(release.push("--pushed", FakeRelease.REGISTRY).exitCode()).isEqualTo(3);

    String pushed = digests(release.push(FakeRelease.REGISTRY));
    assertThat(pushed).contains("\"client-ui\":\"sha256:");
    assertThat(digests(release.push(FakeRelease.REGISTRY))).isEqualTo(pushed);
    assertThat(release.pushes()).hasSize(6);
  }

  @Test
  void aReleaseThatRunsAndAnswersIsKeptAndCanBeGoneBackTo() throws Exception {
    release.makeService();
    succeeds(release.deploy(release.digests(1)));
    succeeds(release.deploy(release.digests(2)));
    succeeds(release.deploy(release.digests(2)));
    assertThat(release.kept()).contains("sha256:2");

    succeeds(release.deploy("--good-before", "1"));

    assertThat(release.applied()).contains("sha256:1");
    assertThat(release.kept()).contains("sha256:1");
  }

  /** Terraform and {@code aws ecs wait} call it steady. */
  @Test
  void aReleaseThatEcsTookBackFailsAndDoesNotComeAgain() throws Exception {
    release.makeService();
    succeeds(release.deploy(release.digests(1)));
    release.register();
    release.want(2);

    OutsideProgram.Outcome bad = release.deploy(release.digests(2));

    assertThat(bad.exitCode()).isNotZero();
    assertThat(bad.output()).contains("api-gateway does not run", "ECS took it back");
    assertThat(release.kept()).contains("sha256:1");
    release.want(1);
    succeeds(release.deploy("--last-good"));
    assertThat(release.applied()).contains("sha256:1");
  }

  @Test
  void newTasksCountOnceTheyHaveRunForAWhileBesideOldOnesThatEndTheirWork() throws Exception {
    release.want(2);
    release.ecsSays("2 IN_PROGRESS 1 2", "2 IN_PROGRESS 2 2");

    OutsideProgram.Outcome outcome = release.verify(30, 3);

    succeeds(outcome);
    assertThat(outcome.output()).contains("api-gateway runs api-gateway:2, 2 of 2");
    assertThat(release.verify(2, 30).exitCode()).as("not run for long enough").isEqualTo(1);
  }

  @Test
  void aReleaseWithTooFewTasksFails() throws Exception {
    release.want(2);
    release.ecsSays("2 IN_PROGRESS 1 2");

    OutsideProgram.Outcome outcome = release.verify(2, 0);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("api-gateway has 1 of 2 tasks");
  }

  /** All tasks run, and then an alarm goes off. */
  @Test
  void aReleaseThatEcsTakesBackWhileItIsWatchedFails() throws Exception {
    release.want(2);
    release.ecsSays("2 IN_PROGRESS 2 2", "2 IN_PROGRESS 2 2", "1 IN_PROGRESS 2 2");

    OutsideProgram.Outcome outcome = release.verify(60, 30);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("api-gateway does not run", "ECS took it back");
  }

  @Test
  void aReleaseThatEcsTakesBackWhileItIsAskedFromOutsideIsNotKept() throws Exception {
    release.makeService();
    release.want(2);
    release.ecsSays("2 COMPLETED 2 2", "1 COMPLETED 2 2");

    OutsideProgram.Outcome late = release.deploy(release.digests(2));

    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.output()).contains("401 https://api.example.com/jobs", "ECS took it back");
    assertThat(release.kept()).doesNotContain("sha256:2");
  }

  @Test
  void aReleaseThatRunsAndDoesNotAnswerFailsAndDoesNotComeAgain() throws Exception {
    release.makeService();
    succeeds(release.deploy(release.digests(1)));
    release.breakAService();

    OutsideProgram.Outcome bad = release.deploy(release.digests(2));

    assertThat(bad.exitCode()).isNotZero();
    assertThat(bad.output()).contains("https://api.example.com/jobs answers 503");
    assertThat(release.kept()).contains("sha256:1");
  }

  @Test
  void whatAnAccountLacksIsSaidBeforeTheFirstApply() throws Exception {
    release.account("6.0", "True\tTrue", "ns-1.example.net");
    OutsideProgram.Outcome ready = release.preflight("--on-demand", "6", "--spot", "5");
    succeeds(ready);
    assertThat(ready.output()).contains("AWSServiceRoleForECS").doesNotContain("RoleForRDS");

    release.account("4.0", "False\tTrue", "ns-2.example.net");
    release.withoutRole("AWSServiceRoleForElastiCache");
    OutsideProgram.Outcome fresh =
        release.preflight("--on-demand", "6", "--spot", "5", "--documentdb");

    assertThat(fresh.exitCode()).isEqualTo(1);
    assertThat(fresh.output()).contains("AWSServiceRoleForRDS");
    assertThat(fresh.output().lines().filter(line -> line.startsWith("MISSING")))
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).contains("Fargate on demand: 4.0 vCPU, 6 needed"))
        .anySatisfy(line -> assertThat(line).contains("Fargate Spot: 4.0 vCPU, 5 needed"))
        .anySatisfy(line -> assertThat(line).contains("SES is in its sandbox"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "AWSServiceRoleForElastiCache. aws iam create-service-linked-role"
                            + " --aws-service-name elasticache.amazonaws.com"))
        .anySatisfy(line -> assertThat(line).contains("example.com is not delegated"));
  }

  @Test
  void anOperatorsCommandRunsOnceBesideAuthServiceWithoutAnyAddress() throws Exception {
    release.makeAuthService();
    release.runsTasks(0, 0);

    OutsideProgram.Outcome resumed =
        release.operate("transcoder", "resume-mailbox", "Ada+films@example.com");

    succeeds(resumed);
    assertThat(resumed.output()).contains("google:42");
    assertThat(release.task())
        .contains("task-definition/auth-service:1", "\"resume-mailbox\"")
        .contains(sha256("ada@example.com"))
        .contains(sha256("ada+films@example.com"))
        .doesNotContainIgnoringCase("example.com");

    release.runsTasks(1, 0);
    assertThat(release.operate("transcoder", "newest-identities").exitCode()).isEqualTo(1);
    assertThat(release.operate("transcoder", "mailbox").output()).contains("wants an address");
    assertThat(release.operate("elsewhere", "end-all-tokens").output())
        .contains("there is no auth-service in the cluster elsewhere");
  }

  @Test
  void anAccountIsFoundByAJobOfItAndWhatItHasOpenIsEnded() throws Exception {
    release.makeAuthService();
    release.runsTasks(0, 0);

    succeeds(release.operate("transcoder", "owner", "0197C6E2-0000-7000-8000-000000000001"));
    assertThat(release.task()).contains("\"owner\"", "\"0197c6e2-0000-7000-8000-000000000001\"");
    succeeds(release.operate("transcoder", "end-account", "--AbC_dEf0123456789-xyz"));
    assertThat(release.task()).contains("\"end-account\"", "\"account:--AbC_dEf0123456789-xyz\"");

    assertThat(release.operate("transcoder", "owner", "12").output()).contains("id of a job");
    assertThat(release.operate("transcoder", "end-account", "ada@example.com").output())
        .contains("id of an account");
  }

  @Test
  void aRecoveryRunsOnceBesideApiGateway() throws Exception {
    release.makeService();
    release.runsTasks(0, 0);

    OutsideProgram.Outcome recovered = release.operate("transcoder", "recover");

    succeeds(recovered);
    assertThat(release.task())
        .contains("task-definition/api-gateway:1", "\"name\": \"api-gateway\"", "\"recover\"");
    assertThat(release.logs()).contains("/transcoder/api-gateway", "task/api-gateway/0123");
    release.runsTasks(1, 0);
    assertThat(release.operate("transcoder", "recover").exitCode()).isEqualTo(1);
  }

  @Test
  void aNewPasswordOfRedisIsTakenBesideTheOldOneUntilAllTasksHaveIt() throws Exception {
    release.makeAuthService();
    release.makeSecret("transcoder/redis-auth-service", "old-password");
    release.runsTasks(0, 0);

    OutsideProgram.Outcome rotated = release.rotate("transcoder", "auth-service");

    succeeds(rotated);
    List<String> requests = release.redisUsers();
    assertThat(requests).hasSize(2).allMatch(it -> it.contains("\"transcoder-auth-service\""));
    assertThat(requests.getFirst()).contains(",\"old-password\"]");
    assertThat(requests.getLast()).doesNotContain("old-password");
    String now = requests.getLast().replaceAll(".*\\[\"([A-Za-z0-9]{64})\"].*", "$1");
    assertThat(release.secret("transcoder/redis-auth-service")).contains(now);
    assertThat(rotated.output()).doesNotContain(now);
  }

  @Test
  void theOldPasswordStaysWhileATaskThatHasItEndsItsJobs() throws Exception {
    release.makeAuthService();
    release.makeSecret("transcoder/redis-auth-service", "old-password");
    release.runsTasks(0, 255);

    OutsideProgram.Outcome waiting = release.rotate("transcoder", "auth-service");

    assertThat(waiting.exitCode()).isEqualTo(3);
    assertThat(waiting.output()).contains("rotate transcoder auth-service --finish");
    assertThat(release.redisUsers()).hasSize(1);
    succeeds(release.rotate("transcoder", "auth-service", "--finish"));
    assertThat(release.redisUsers().getLast()).doesNotContain("old-password");
  }

  private static String sha256(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static void succeeds(OutsideProgram.Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  private static String digests(OutsideProgram.Outcome outcome) {
    succeeds(outcome);
    return outcome.output().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
  }
}
