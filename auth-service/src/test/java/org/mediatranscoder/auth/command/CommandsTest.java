package org.mediatranscoder.auth.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.model.mail.Undeliverable;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The commands on a MongoDB of their own and a real Redis. */
@ExtendWith(OutputCaptureExtension.class)
class CommandsTest {

  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";

  private final UsersBackend backend = new UsersBackend();
  private final MongoServer server = new MongoServer(backend);
  private final RedisTestServer redis = RedisTestServer.shared();

  private MongoClient client;
  private MongoDatabase mongo;
  private String uri;

  @BeforeEach
  void start() {
    String address = server.bindAndGetConnectionString();
    uri = address + "/auth";
    client = MongoClients.create(address);
    mongo = client.getDatabase("auth");
  }

  @AfterEach
  void stop() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void theServiceItselfStartsWithoutACommand() {
    assertThat(Commands.areAskedFor()).isFalse();
    assertThat(Commands.areAskedFor("--server.port=0")).isFalse();
    assertThat(Commands.areAskedFor("mailbox")).isTrue();
  }

  @Test
  void aCommandThatIsNotThereIsRefusedByName(CapturedOutput output) {
    assertThat(run("format-disk")).isEqualTo(2);
    assertThat(output).contains("There is no command format-disk", "database-user");
  }

  @Test
  void theUserOfTheServiceIsMadeOnceAndGetsEachNewPassword(CapturedOutput output) {
    assertThat(databaseUser(PASSWORD)).isZero();
    assertThat(user("createUser")).isEqualTo(PASSWORD);
    assertThat(user().get("roles"))
        .asString()
        .contains("readWrite", "auth")
        .doesNotContain("root", "AnyDatabase", "admin");

    String next = PASSWORD.replace('0', 'x');
    assertThat(databaseUser(next)).isZero();

    assertThat(user("updateUser")).isEqualTo(next);
    assertThat(output).doesNotContain(PASSWORD).doesNotContain(next);
  }

  @Test
  void twoTasksThatStartTogetherBothComeUp() {
    assertThat(databaseUser(PASSWORD)).isZero();
    backend.late = true;

    assertThat(databaseUser(PASSWORD)).isZero();

    assertThat(user("updateUser")).isEqualTo(PASSWORD);
  }

  @Test
  void withoutAPasswordNoUserIsMade(CapturedOutput output) {
    assertThat(run("database-user")).isEqualTo(1);
    assertThat(databaseUser("short")).isEqualTo(1);

    assertThat(backend.users).isEmpty();
    assertThat(output).contains("transcoder.auth.database-user.password");
  }

  @Test
  void theNewestIdentitiesAreNamedAsTheSettingOfOperatorsWantsThem(CapturedOutput output) {
    List<Document> all = new ArrayList<>();
    for (int i = 10; i < 25; i++) {
      Date at = Date.from(Instant.parse("2026-11-%dT00:00:00Z".formatted(i)));
      all.add(
          new Document("provider", "google")
              .append("subject", "s" + i)
              .append("name", "ada@example.test")
              .append("accountId", UUID.randomUUID().toString())
              .append("createdAt", at));
    }
    mongo.getCollection("identities").insertMany(all);

    assertThat(run("newest-identities")).isZero();

    assertThat(output)
        .contains("google:s24 since 2026-11-24")
        .contains("google:s15")
        .doesNotContain("google:s14")
        .doesNotContain("ada@example.test");
  }

  @Test
  void aMailboxThatSaidStopOrBouncedGetsMailAgain(CapturedOutput output) {
    String address = UUID.randomUUID() + "@example.test";
    String mailbox = MailConsent.of(Mailbox.of(address));
    String undeliverable = Undeliverable.of(address);
    String sha256 = undeliverable.substring(undeliverable.lastIndexOf(':') + 1);
    mongo
        .getCollection("mail_consents")
        .insertOne(
            new Document("_id", mailbox)
                .append("decision", "STOPPED")
                .append("at", Date.from(Instant.parse("2026-11-01T00:00:00Z"))));
    redis.set(undeliverable, "BOUNCE");

    assertThat(run("mailbox", mailbox, sha256)).isZero();
    assertThat(output).contains("decided: STOPPED 2026-11-01T00:00:00Z", "Undeliverable: BOUNCE");
    assertThat(run("resume-mailbox", mailbox, sha256)).isZero();

    assertThat(mongo.getCollection("mail_consents").find().into(new ArrayList<>()))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("decision", "RESUMED"));
    assertThat(redis.field(MailConsent.KEY, mailbox).orElseThrow()).startsWith("RESUMED ");
    assertThat(run("mailbox", mailbox, sha256)).isZero();
    assertThat(output).contains("decided: RESUMED", "Undeliverable: no").doesNotContain(address);
  }

  @Test
  void anAddressInPlaceOfItsHashIsRefused() {
    assertThat(run("resume-mailbox", "ada@example.test")).isEqualTo(1);
  }

  @Test
  void allSigningKeysGoSoThatNoTokenIsTakenAnyMore(CapturedOutput output) {
    mongo.getCollection("signing_keys").insertMany(List.of(new Document(), new Document()));

    assertThat(run("end-all-tokens")).isZero();

    assertThat(mongo.getCollection("signing_keys").countDocuments()).isZero();
    assertThat(output).contains("Removed 2 signing keys");
  }

  @Test
  void theOwnerOfAJobIsNamedAlsoOfOneThatOnlyTheHistoryKnows(CapturedOutput output) {
    String waiting = UUID.randomUUID().toString();
    store(waiting, "account-1");
    String ended = UUID.randomUUID().toString();
    mongo
        .getCollection("job_history")
        .insertOne(
            new Document("_id", ended)
                .append("account", "account-2")
                .append("status", "COMPLETED")
                .append("createdAt", 1L)
                .append("job", "{}"));

    assertThat(run("owner", waiting)).isZero();
    assertThat(run("owner", ended)).isZero();

    assertThat(output)
        .contains("Job " + waiting + " is of account account-1")
        .contains("Job " + ended + " is of account account-2");
    assertThat(run("owner", UUID.randomUUID().toString())).isEqualTo(1);
    assertThat(run("owner", "ada@example.test")).isEqualTo(1);
  }

  @Test
  void allThatAnAccountHasOpenEndsAndNothingOfAnother(CapturedOutput output) {
    String account = "--" + UUID.randomUUID();
    String other = UUID.randomUUID().toString();
    for (String each : List.of(account, other)) {
      var _ =
          redis.script(
              "redis.call(\"ZADD\", \"{auth}:account:%s:authorizations\", 1, \"azn-%s\") return \"1\""
                  .formatted(each, each));
      mongo
          .getCollection("api_tokens")
          .insertOne(
              new Document("_id", "token-" + each)
                  .append("accountId", each)
                  .append("name", "t")
                  .append("scopes", List.of())
                  .append("createdAt", Date.from(Instant.parse("2026-11-01T00:00:00Z")))
                  .append("expiresAt", Date.from(Instant.parse("2100-01-01T00:00:00Z")))
                  .append("sha256", ""));
    }

    assertThat(run("end-account", "account:" + account)).isZero();

    assertThat(value("{auth}:account:" + account + ":sessions-ended")).isPresent();
    assertThat(value(AccessKeys.endedSession("azn-" + account))).isPresent();
    assertThat(value(AccessKeys.token("token-" + account))).contains(AccessKeys.NO);
    assertThat(value("{auth}:account:" + other + ":sessions-ended")).isEmpty();
    assertThat(value(AccessKeys.endedSession("azn-" + other))).isEmpty();
    assertThat(mongo.getCollection("api_tokens").find().into(new ArrayList<>()))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("accountId", other));
    assertThat(output).contains("1 API tokens of account " + account);
    assertThat(run("end-account")).isEqualTo(1);
    assertThat(run("end-account", "account:ada@example.test")).isEqualTo(1);
  }

  private Optional<String> value(String key) {
    return redis.script("return redis.call(\"GET\", \"%s\")".formatted(key));
  }

  /** As api-gateway does. */
  private void store(String job, String owner) {
    JobId id = JobId.of(job);
    JobManifest manifest =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            new AccountId(owner),
            new TranscodeRequest("mp3", "ada@example.test"),
            new SourceMedia("clip.mov", 9, ObjectKeys.raw(id)),
            Instant.parse("2026-11-01T00:00:00Z"),
            1);
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                JacksonAutoConfiguration.class,
                RedisConnectionAutoConfiguration.class,
                JobStoreAutoConfiguration.class))
        .withPropertyValues("transcoder.redis.uri=" + redis.uri())
        .run(
            context ->
                assertThat(context.getBean(JobStore.class).create(manifest.toPendingJob()))
                    .isTrue());
  }

  private int databaseUser(String password) {
    return run("database-user", "--transcoder.auth.database-user.password=" + password);
  }

  private String user(String lastCommand) {
    assertThat(user()).containsKey(lastCommand);
    return String.valueOf(user().get("pwd"));
  }

  private de.bwaldvogel.mongo.bson.Document user() {
    return Objects.requireNonNull(backend.users.get("transcoder"));
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--spring.mongodb.uri=" + uri);
    all.add("--spring.data.redis.url=" + redis.uri());
    return Commands.run(all.toArray(String[]::new));
  }
}
