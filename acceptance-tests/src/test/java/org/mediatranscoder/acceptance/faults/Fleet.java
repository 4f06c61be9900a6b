package org.mediatranscoder.acceptance.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.mediatranscoder.acceptance.TranscoderApi;
import org.mediatranscoder.testsupport.MailTestServer;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.faults.FaultProxy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services that a job passes, as they are packaged, on a Redis, an S3 server and a mail server
 * of their own. Nobody starts one again that was killed.
 */
final class Fleet implements AutoCloseable {

  static final Duration LIMIT = Duration.ofMinutes(10);

  /** After it, a mail that comes again has come: the first retry of a message is due after 3 s. */
  private static final Duration SECOND_MAIL = Duration.ofSeconds(5);

  private static final String LINK_KEY = "1:long-enough-for-a-key-of-hmac-sha-256";

  /** Of the messages that workers have, the one about a job: which of them has it. */
  private static final String SERVER_OF =
      """
      for _, id in ipairs(redis.call("ZRANGE", "{transcode}:updated:PROCESSING", 0, -1)) do \
        local json = redis.call("HGET", "{transcode}:job:" .. id, "json") \
        if string.find(json, "JOB", 1, true) then \
          return string.match(json, ".*\\"serverId\\":\\"([^\\"]+)\\"") \
        end \
      end \
      return false""";

  private volatile RedisTestServer redis;
  private final S3TestServer s3 = S3TestServer.start();
  private final MailTestServer mail = MailTestServer.start();
  private final Path folder;
  private final FaultProxy wayToUploads;
  private final Member gateway;
  private final Member uploads;
  private final Member notifier;
  private final List<Member> workers = new ArrayList<>();

  /** What auth-service tells Redis again and again, also after a loss. */
  private final ScheduledExecutorService authService = Executors.newSingleThreadScheduledExecutor();

  /** An accepted job. */
  record Sent(TranscoderApi api, String job) {}

  private Fleet(Path folder, RedisTestServer redis) throws IOException {
    this.folder = folder;
    this.redis = redis;
    this.uploads = new Member(this, "upload-service", folder.resolve("uploads"), Map.of());
    this.wayToUploads = FaultProxy.before(uploads.address().getPort());
    this.gateway = new Member(this, "api-gateway", folder.resolve("gateway"), ofGateway());
    this.notifier = new Member(this, "notification-worker", folder.resolve("mails"), ofNotifier());
  }

  /**
   * Returns once all are ready.
   *
   * @param folder for logs, and for what workers write
   * @param ofWorkers settings of each worker, of which there are as many
   */
  @SafeVarargs
  static Fleet start(Path folder, RedisTestServer redis, Map<String, String>... ofWorkers)
      throws IOException {
    Fleet fleet = new Fleet(folder, redis);
    for (Map<String, String> settings : ofWorkers) {
      fleet.addWorker(settings);
    }
    var _ =
        fleet.authService.scheduleWithFixedDelay(
            () -> fleet.redis.letAllHaveMail(), 0, 500, MILLISECONDS);
    fleet.startAll();
    return fleet;
  }

  /** Side by side, which takes half the time. */
  private void startAll() throws IOException {
    try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> start : starts.invokeAll(members().stream().map(Fleet::start).toList())) {
        start.get();
      }
    } catch (ExecutionException failed) {
      close();
      throw new IOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Callable<Member> start(Member member) {
    return member::start;
  }

  RedisTestServer redis() {
    return redis;
  }

  /** Has all members go to another Redis, and ends the one before. */
  void failOverTo(RedisTestServer replica) {
    redis.close();
    redis = replica;
    members().forEach(member -> member.redis().redirect(replica.port()));
  }

  S3TestServer s3() {
    return s3;
  }

  /** Between the gateway and upload-service. */
  FaultProxy wayToUploads() {
    return wayToUploads;
  }

  Member gateway() {
    return gateway;
  }

  Member uploads() {
    return uploads;
  }

  Member notifier() {
    return notifier;
  }

  List<Member> workers() {
    return workers;
  }

  List<Member> members() {
    List<Member> all = new ArrayList<>(List.of(uploads, gateway, notifier));
    all.addAll(workers);
    return all;
  }

  /** A worker that is not started. */
  Member addWorker(Map<String, String> settings) throws IOException {
    Path own = folder.resolve("worker-" + workers.size());
    Map<String, String> all = new HashMap<>();
    all.put("transcoder.worker.work-dir", own.resolve("work").toString());
    // So that a worker that is stopped has to hand its job over.
    all.put("transcoder.queue.stop-timeout", "1s");
    all.putAll(settings);
    Member worker = new Member(this, "transcoding-worker", own, all);
    workers.add(worker);
    return worker;
  }

  /** What every service is told. */
  Map<String, String> common() {
    Map<String, String> all = new HashMap<>(s3.properties());
    all.putAll(TestIssuer.shared().properties());
    all.put("transcoder.links.keys", LINK_KEY);
    // A server that says nothing is given up soon, and the calls of one step together.
    all.put("transcoder.s3.read-timeout", "3s");
    all.put("transcoder.s3.connect-timeout", "2s");
    return all;
  }

  private Map<String, String> ofGateway() {
    return Map.of(
        "transcoder.upload.base-url", "http://127.0.0.1:" + wayToUploads.port(),
        "transcoder.limits.active-jobs", "1000",
        "transcoder.limits.uploads-at-once", "50",
        "transcoder.limits.requests-per-second", "10000",
        "transcoder.limits.burst", "100000");
  }

  private Map<String, String> ofNotifier() {
    Map<String, String> all = new HashMap<>(mail.properties());
    all.put("transcoder.links.base-url", gateway.address().toString());
    all.put("transcoder.mail.recipients.others-per-day", "1000");
    all.put("transcoder.webhooks.allow-loopback", "true");
    return all;
  }

  /** The public API for an account whose mail goes to an address of its own. */
  TranscoderApi api(String account) {
    TestIssuer issuer = TestIssuer.shared();
    return new TranscoderApi(
        gateway.address(),
        () ->
            issuer.token(
                new JWTClaimsSet.Builder(issuer.claims(account, "jobs:read jobs:write"))
                    .claim("email", address(account))
                    .build()));
  }

  static String address(String account) {
    return account + "@example.test";
  }

  /** Sends the file, which must be accepted. */
  Sent send(String account, Path file, String format) {
    TranscoderApi api = api(account);
    return new Sent(api, api.upload(file, format, address(account)));
  }

  /** Lets the receiver hear of every job of the account, as auth-service does. */
  void publish(String account, WebhookReceiver receiver) {
    redis.script(
        """
        redis.call("HSET", "webhooks", "*", "", "%s", [[%s]]) return false"""
            .formatted(account, receiver.published(LINK_KEY)));
  }

  /** How many mails about a job came so far. */
  int mails(String job) {
    return messageIds(job).size();
  }

  /** Of each mail about a job that came so far. */
  List<String> messageIds(String job) {
    return mail.messageIds().stream().filter(id -> id.contains(job)).toList();
  }

  /** How many mails came so far. */
  int allMails() {
    return mail.messageIds().size();
  }

  /** As Redis has it; empty if it has no such job. */
  String statusOf(String job) {
    return redis.field("job:" + job, "status").orElse("");
  }

  int attemptOf(String job) {
    return redis.field("job:" + job, "attempt").map(Integer::parseInt).orElse(0);
  }

  /** Which worker has the message of the job, as the queue calls it; empty if none has. */
  String serverOf(String job) {
    return redis.script(SERVER_OF.replace("JOB", job)).orElse("");
  }

  /** Waits until the queue has taken the job from the worker that was struck, or it is done. */
  Duration untilLeft(Strike.Struck struck) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> struck.server().isEmpty() || !serverOf(struck.job()).equals(struck.server()));
    return Duration.between(struck.at(), Instant.now());
  }

  /** Waits until the job is COMPLETED, with one output, and one mail came of it. */
  void awaitEndedOnce(Sent sent) {
    JsonNode job = sent.api().awaitEnded(sent.job(), LIMIT);
    assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
    assertThat(job.get("outputs").size()).isEqualTo(1);
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(outputs(sent.job())).hasSize(1);
              assertThat(mails(sent.job())).as(sent.job()).isEqualTo(1);
            });
  }

  /** Every job that S3 knows: those that were accepted, and none of which nobody will ever hear. */
  Set<String> jobsInS3() {
    return s3.keys("raw/").stream()
        .filter(key -> key.endsWith("/job.json"))
        .map(key -> key.split("/", -1)[1])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every job of which S3 has a source, or maybe only the manifest. */
  Set<String> sourcesInS3() {
    return s3.keys("raw/").stream()
        .map(key -> key.split("/", -1)[1])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The job that an answer of 202 names. */
  static String jobOf(HttpResponse<String> accepted) {
    return JsonMapper.shared().readTree(accepted.body()).get("jobId").asString();
  }

  /** Waits until S3 has no other job than these, no other source and no part of one. */
  void awaitNothingLeft(Set<String> jobs) {
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(s3.keys("raw/"))
                  .allSatisfy(key -> assertThat(jobs).contains(key.split("/", -1)[1]));
              assertThat(s3.openMultipartUploads()).isEmpty();
              assertThat(s3.partFiles("")).isEmpty();
            });
  }

  /** Waits until the job is COMPLETED, also while Redis has lost it, and has one mail. */
  void awaitCompleted(String job) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(
            () -> {
              assertThat(statusOf(job)).as(job).isEqualTo("COMPLETED");
              assertThat(outputs(job)).as(job).hasSize(1);
              assertThat(mails(job)).as("mails of " + job).isEqualTo(1);
            });
  }

  /** Waits for second mails to show themselves: each job that S3 knows has one mail, one output. */
  void assertThatAllEndedOnce() throws InterruptedException {
    Thread.sleep(SECOND_MAIL);
    Set<String> jobs = jobsInS3();
    assertThat(jobs)
        .allSatisfy(
            job -> {
              assertThat(mails(job)).as("mails of " + job).isEqualTo(1);
              assertThat(outputs(job)).as(job).hasSize(1);
            });
    assertThat(allMails()).isEqualTo(jobs.size());
  }

  /**
   * The keys of what a job made, without the notes of how it ended and the picture for the mail.
   */
  List<String> outputs(String job) {
    return s3.keys("processed/" + job + "/").stream()
        .filter(key -> !key.endsWith("/result.json") && !key.endsWith("/poster.jpg"))
        .filter(key -> !key.contains("/mailed-") && !key.contains("/webhook-"))
        .toList();
  }

  /** Whether S3 has such a file of what became of the job. */
  boolean hasFile(String job, String part) {
    return s3.keys("processed/" + job + "/").stream().anyMatch(key -> key.contains(part));
  }

  void awaitFile(String job, String part) {
    Awaitility.await().atMost(Strike.SOON).until(() -> hasFile(job, part));
  }

  @Override
  public void close() {
    members().forEach(Member::close);
    authService.shutdownNow();
    wayToUploads.close();
    redis.close();
    s3.close();
    mail.close();
  }
}
