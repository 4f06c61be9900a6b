package org.mediatranscoder.transcoding.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.transcoding.failure.ChangedSourceException;
import org.mediatranscoder.transcoding.failure.MissingSourceException;
import software.amazon.awssdk.core.sync.RequestBody;

class TransfersTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final S3Properties PROPERTIES =
      new S3Properties(
          S3.endpoint(),
          "us-east-1",
          S3.bucket(),
          true,
          null,
          null,
          null,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          4);

  private static final Bucket BUCKET = new Bucket(S3.client(), S3.bucket());

  @TempDir Path folder;
  private final JobId job = JobId.random();
  private final String key = ObjectKeys.processed(job, 1, "wav", "wav");
  private final OutputUpload upload = new OutputUpload(BUCKET);
  private final SourceDownload download = new SourceDownload(S3.client(), PROPERTIES);
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("output");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, (8 << 20) + 1})
  void whatGoesUpComesDownAgain(int bytes) throws Exception {
    fill(bytes);
    List<Long> steps = new ArrayList<>();
    String sha256 = upload.upload(file, key, "audio/wav", (done, total) -> steps.add(total));
    assertThat(sha256)
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    Path copy = folder.resolve("copy");
    download.download(key, copy, (done, total) -> assertThat(total).isEqualTo(bytes));
    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(steps).isNotEmpty().containsOnly((long) bytes);
    assertThat(S3.client().headObject(h -> h.bucket(S3.bucket()).key(key)).contentType())
        .isEqualTo("audio/wav");
  }

  @Test
  void anUploadThatIsStoppedLeavesNothing() throws IOException {
    fill((8 << 20) + 1);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                upload.upload(
                    file,
                    key,
                    "audio/wav",
                    (done, total) -> {
                      if (done > 0) {
                        throw new IllegalStateException("fenced off");
                      }
                    }));
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
    assertThat(S3.keys(key)).isEmpty();
  }

  @Test
  void aSourceThatIsGoneIsSaidToBeGone() {
    assertThatExceptionOfType(MissingSourceException.class)
        .isThrownBy(() -> download.download("raw/none", file, (done, total) -> {}));
  }

  @Test
  void aSourceIsTakenThatIsWhatWasSentOrOfWhichThatIsNotKnown() throws Exception {
    store(1 << 20);
    SourceMedia source = new SourceMedia("a.mov", 1 << 20, key);

    for (SourceMedia one : List.of(source, source.with(Crc32c.of(Files.readAllBytes(file))))) {
      Path copy = folder.resolve("copy");
      download.download(one, copy, (done, total) -> {});
      assertThat(copy).hasSameBinaryContentAs(file);
      Files.delete(copy);
    }
  }

  @Test
  void aSourceThatIsNotWhatWasSentIsReadThreeTimesAndRefused() throws Exception {
    store(1 << 20);
    byte[] sent = Files.readAllBytes(file);
    sent[700_000] ^= 1;
    SourceMedia source = new SourceMedia("a.mov", 1 << 20, key).with(Crc32c.of(sent));
    Path copy = folder.resolve("copy");
    List<Long> wholes = new ArrayList<>();

    assertThatExceptionOfType(ChangedSourceException.class)
        .isThrownBy(() -> download.download(source, copy, counting(wholes)))
        .extracting(failure -> failure.toJobFailure().code())
        .isEqualTo(FailureCode.SOURCE_CHANGED);

    assertThat(wholes).hasSize(3);
    assertThat(copy).doesNotExist();
  }

  @Test
  void aSourceThatChangedOnItsWayOnlyIsReadAgain() throws Exception {
    store(1 << 20);
    byte[] sent = Files.readAllBytes(file);
    byte[] changed = sent.clone();
    changed[700_000] ^= 1;
    Files.write(file, changed);
    var _ = upload.upload(file, key, "audio/wav", (done, total) -> {});
    SourceMedia source = new SourceMedia("a.mov", 1 << 20, key).with(Crc32c.of(sent));
    Path copy = folder.resolve("copy");

    download.download(
        source,
        copy,
        (done, total) -> {
          if (done == total) {
            S3.client()
                .putObject(put -> put.bucket(S3.bucket()).key(key), RequestBody.fromBytes(sent));
          }
        });

    assertThat(copy).hasBinaryContent(sent);
  }

  private static TransferWatcher counting(List<Long> wholes) {
    return (done, total) -> {
      if (done == total) {
        wholes.add(done);
      }
    };
  }

  private void store(int bytes) throws IOException, InterruptedException {
    fill(bytes);
    var _ = upload.upload(file, key, "audio/wav", (done, total) -> {});
  }

  @Test
  void openUploadsOfAKilledAttemptAreAborted() throws IOException, InterruptedException {
    S3.client().createMultipartUpload(create -> create.bucket(S3.bucket()).key(key));
    String other = ObjectKeys.processed(JobId.random(), 1, "wav", "wav");
    String kept = ObjectKeys.processed(job, 2, "wav", "wav");
    fill(10);
    var _ = upload.upload(file, kept, "audio/wav", (done, total) -> {});
    var _ = upload.upload(file, other, "audio/wav", (done, total) -> {});
    var _ = upload.upload(file, ObjectKeys.mailed(job, 1), "text/plain", (done, total) -> {});
    new ProcessedFiles(BUCKET).deleteOutputsBut(Set.of(kept), job);
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
    assertThat(S3.keys(ObjectKeys.processedPrefix(job)))
        .containsExactly(kept, ObjectKeys.mailed(job, 1));
    assertThat(S3.keys(other)).containsExactly(other);
  }

  private void fill(int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    Files.write(file, content);
  }
}
