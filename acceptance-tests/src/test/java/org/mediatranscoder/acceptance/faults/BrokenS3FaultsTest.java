package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.acceptance.TranscoderApi;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.faults.Fault;

/** S3 refuses, is slow or says nothing, for each kind of call that the way of a job needs. */
@SlowFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenS3FaultsTest {

  /** As often as the AWS SDK of our services tries a call. */
  private static final int ATTEMPTS = 3;

  @TempDir static Path folder;
  private Fleet fleet;
  private Path tone;

  /** It and its output are stored in parts. */
  private Path large;

  /** What S3 does instead of what it is asked. */
  enum Trouble {
    ANSWERS_500(Fault.status(500)),
    ANSWERS_503(Fault.status(503)),
    IS_SLOW(Fault.late(Duration.ofSeconds(2))),
    SAYS_NOTHING(Fault.silence());

    @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
    private final Fault fault;

    Trouble(Fault fault) {
      this.fault = fault;
    }

    /** Counts what it meets. */
    Fault counted(AtomicInteger met) {
      return (connection, piece, seen) -> {
        met.incrementAndGet();
        fault.meet(connection, piece, seen);
      };
    }

    /** How many attempts meet it: one that is slow is answered in the end, so no other follows. */
    int leastOf(Attempts attempts) {
      return this == IS_SLOW ? 1 : attempts.count;
    }
  }

  /** Which attempts at a call meet the trouble. */
  enum Attempts {
    THE_FIRST(1),
    ALL_BUT_THE_LAST(ATTEMPTS - 1),
    ALL(ATTEMPTS);

    private final int count;

    Attempts(int count) {
      this.count = count;
    }

    int count() {
      return count;
    }
  }

  /** A kind of call, and who makes it. */
  enum Call {
    STORE_THE_SOURCE(Fleet::uploads, "^(?:PUT|POST) /media/raw/[0-9a-f-]{36}/(?!job.json)"),
    STORE_THE_MANIFEST(Fleet::uploads, "^PUT /media/raw/[0-9a-f-]{36}/job.json"),
    READ_THE_SOURCE(Call::worker, "^GET /media/raw/"),
    STORE_THE_OUTPUT(Call::worker, "^(?:PUT|POST) /media/processed/[0-9a-f-]{36}/\\d"),
    BEGIN_A_LARGE_SOURCE(Fleet::uploads, "^POST /media/raw/[^ ]*\\?uploads"),
    STORE_A_PART_OF_A_SOURCE(Fleet::uploads, "^PUT /media/raw/[^ ]*partNumber=2"),
    COMPLETE_A_LARGE_SOURCE(Fleet::uploads, "^POST /media/raw/[^ ]*uploadId="),
    BEGIN_A_LARGE_OUTPUT(Call::worker, "^POST /media/processed/[^ ]*\\?uploads"),
    STORE_A_PART_OF_AN_OUTPUT(Call::worker, "^PUT /media/processed/[^ ]*partNumber=2"),
    COMPLETE_A_LARGE_OUTPUT(Call::worker, "^POST /media/processed/[^ ]*uploadId="),
    STORE_THE_RESULT(Call::worker, "^PUT /media/processed/[0-9a-f-]{36}/result.json"),
    LIST_OLD_OUTPUTS(Call::worker, "^GET /media\\?"),
    ASK_WHETHER_A_MAIL_WAS_SENT(
        Fleet::notifier, "^GET /media\\?[^ ]*prefix=processed%2F[0-9a-f-]{36}%2Fmailed-"),
    NOTE_THAT_A_MAIL_WAS_SENT(Fleet::notifier, "^PUT /media/processed/");

    @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
    private final Function<Fleet, Member> caller;

    private final String sent;

    Call(Function<Fleet, Member> caller, String sent) {
      this.caller = caller;
      this.sent = sent;
    }

    private static Member worker(Fleet fleet) {
      return fleet.workers().getFirst();
    }

    boolean isOfUpload() {
      return sent.contains("/raw/") && this != READ_THE_SOURCE;
    }

    /** Made for what is stored in parts only. */
    boolean isOfParts() {
      return sent.contains("uploads") || sent.contains("uploadId") || sent.contains("partNumber");
    }
  }

  @BeforeAll
  void start() throws Exception {
    fleet = Fleet.start(folder, RedisTestServer.start(), Map.of());
    tone = Media.tone(folder.resolve("tone.wav"), 1);
    large = Media.tone(folder.resolve("large.wav"), 140);
  }

  @AfterAll
  void stop() throws InterruptedException {
    try {
      fleet.assertThatAllEndedOnce();
    } finally {
      fleet.close();
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of(Call.values())
        .flatMap(
            call ->
                Stream.of(Trouble.values())
                    .flatMap(
                        trouble ->
                            Stream.of(Attempts.values())
                                .map(attempts -> Arguments.of(call, trouble, attempts))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anUploadIsRefusedAndLeavesNothingOrEndsOnce(Call call, Trouble trouble, Attempts attempts)
      throws Exception {
    Member caller = call.caller.apply(fleet);
    Set<String> before = fleet.jobsInS3();
    AtomicInteger met = new AtomicInteger();
    caller.s3().arm(call.sent, trouble.counted(met).times(attempts.count));

    TranscoderApi api = fleet.api("ada");
    HttpResponse<String> answer =
        call.isOfParts()
            ? api.tryUpload(large, "wav", Fleet.address("ada"))
            : api.tryUpload(tone, "mp3", Fleet.address("ada"));

    String outcome = "completed, one output, one mail";
    if (answer.statusCode() == 202) {
      fleet.awaitCompleted(Fleet.jobOf(answer));
    } else {
      assertThat(call.isOfUpload()).as(answer.body()).isTrue();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      fleet.awaitNothingLeft(before);
      outcome = "the upload is answered 503, nothing is left";
    }
    int least = trouble.leastOf(attempts);
    Awaitility.await().atMost(Fleet.LIMIT).until(() -> met.get() >= least);
    caller.disarm();
    FaultReport.add(
        "S3 %s to %s attempts to %s".formatted(told(trouble), told(attempts), told(call)),
        1,
        outcome);
  }

  private static String told(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
