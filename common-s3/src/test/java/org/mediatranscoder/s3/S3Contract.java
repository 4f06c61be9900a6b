package org.mediatranscoder.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * All that we ask of an S3: every store that we run on must pass. Only {@code contract/} is
 * touched.
 */
abstract class S3Contract {

  private static final int PART = 5 * 1024 * 1024;
  private static final String TYPE = "application/json";

  private final String prefix = "contract/" + UUID.randomUUID() + "/";
  private final String key = prefix + "file";

  /** The settings of a service that uses the store. */
  abstract Map<String, String> settings();

  private interface Check {
    void run(S3Client s3, String bucket) throws Exception;
  }

  @BeforeEach
  @AfterEach
  void clean() {
    with(
        (s3, bucket) -> {
          open(s3, bucket)
              .forEach(
                  upload ->
                      s3.abortMultipartUpload(
                          abort ->
                              abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
          keys(s3, bucket).forEach(k -> s3.deleteObject(delete -> delete.bucket(bucket).key(k)));
        });
  }

  @Test
  void whatIsPutCanBeReadAndIsGoneWhenDeleted() {
    byte[] file = bytes(100_000);
    with(
        (s3, bucket) -> {
          put(s3, bucket, file, md5(file));
          assertThat(read(s3, bucket)).isEqualTo(file);
          assertThat(keys(s3, bucket)).containsExactly(key);
          s3.deleteObject(delete -> delete.bucket(bucket).key(key));
          assertThat(keys(s3, bucket)).isEmpty();
          assertThatThrownBy(() -> read(s3, bucket)).isInstanceOf(NoSuchKeyException.class);
        });
  }

  @Test
  void anObjectIsReplacedByWhoKnowsItsVersionOnly() {
    with(
        (s3, bucketName) -> {
          Bucket bucket = new Bucket(s3, bucketName);
          assertThat(bucket.get(key)).isEmpty();
          assertThat(bucket.replace(key, TYPE, Content.of(bytes(1)), "\"made-up\"")).isFalse();
          assertThat(bucket.replace(key, TYPE, Content.of(bytes(2)), null)).isTrue();
          String first = bucket.get(key).orElseThrow().tag();
          assertThat(bucket.replace(key, TYPE, Content.of(bytes(3)), null)).isFalse();
          assertThat(bucket.replace(key, TYPE, Content.of(bytes(4)), first)).isTrue();
          assertThat(bucket.replace(key, TYPE, Content.of(bytes(5)), first)).isFalse();
          assertThat(bucket.get(key).orElseThrow().bytes()).isEqualTo(bytes(4));
        });
  }

  @Test
  void deletingWhatIsNotThereIsNoError() {
    with((s3, bucket) -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
  }

  @Test
  void aBodyThatWasChangedOnItsWayIsRefused() {
    with(
        (s3, bucket) -> {
          assertThatThrownBy(() -> put(s3, bucket, bytes(1000), md5(bytes(999))))
              .isInstanceOf(S3Exception.class);
          assertThat(keys(s3, bucket)).isEmpty();
        });
  }

  @Test
  void anObjectInPartsIsThereOnlyWhenItIsComplete() {
    byte[] first = bytes(PART);
    byte[] second = bytes(1000);
    with(
        (s3, bucket) -> {
          String id = begin(s3, bucket);
          CompletedPart one = part(s3, bucket, id, 1, first);
          CompletedPart two = part(s3, bucket, id, 2, second);
          assertThat(keys(s3, bucket)).isEmpty();
          assertThat(open(s3, bucket)).hasSize(1);
          s3.completeMultipartUpload(
              complete ->
                  complete
                      .bucket(bucket)
                      .key(key)
                      .uploadId(id)
                      .multipartUpload(all -> all.parts(one, two)));
          assertThat(open(s3, bucket)).isEmpty();
          byte[] whole = read(s3, bucket);
          assertThat(whole).startsWith(first).endsWith(second).hasSize(PART + 1000);
        });
  }

  @Test
  void anAbortedUploadLeavesNothing() {
    with(
        (s3, bucket) -> {
          String id = begin(s3, bucket);
          part(s3, bucket, id, 1, bytes(PART));
          s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id));
          assertThat(open(s3, bucket)).isEmpty();
          assertThat(keys(s3, bucket)).isEmpty();
        });
  }

  @Test
  void aRangeOfAnObjectCanBeRead() {
    byte[] file = bytes(10_000);
    with(
        (s3, bucket) -> {
          put(s3, bucket, file, md5(file));
          byte[] range =
              s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range("bytes=100-199"))
                  .asByteArray();
          assertThat(range).hasSize(100).isEqualTo(java.util.Arrays.copyOfRange(file, 100, 200));
        });
  }

  @Test
  void aCopyHasTheBytesOfItsSourceAndMetadataOfItsOwn() {
    copied(bytes(100_000), 2 * PART);
  }

  @Test
  void aCopyInPartsIsTheSameFile() {
    copied(bytes(2 * PART + 1000), PART);
  }

  private void copied(byte[] file, int partBytes) {
    with(
        (s3, bucket) -> {
          put(s3, bucket, file, md5(file));
          String target = prefix + "copy";
          ObjectCopy copy = new ObjectCopy(s3, new Bucket(s3, bucket), bucket, partBytes);

          long size = copy.copy(key, target, "video/mp4", Map.of("owner", "ada"));

          assertThat(size).isEqualTo(file.length);
          s3.deleteObject(delete -> delete.bucket(bucket).key(key));
          var read = s3.getObjectAsBytes(get -> get.bucket(bucket).key(target));
          assertThat(read.asByteArrayUnsafe()).isEqualTo(file);
          assertThat(read.response().metadata()).containsEntry("owner", "ada");
          assertThat(read.response().contentType()).isEqualTo("video/mp4");
          assertThat(open(s3, bucket)).isEmpty();
        });
  }

  @Test
  void whatIsNotThereCannotBeCopied() {
    with(
        (s3, bucket) -> {
          Bucket ours = new Bucket(s3, bucket);
          assertThatThrownBy(() -> ours.copy(key, prefix + "copy", "video/mp4", Map.of()))
              .isInstanceOf(NoSuchKeyException.class);
          assertThat(keys(s3, bucket)).isEmpty();
        });
  }

  @Test
  void aPresignedUrlReadsOneObject() {
    byte[] file = bytes(1000);
    run(
        context -> {
          S3Client s3 = context.getBean(S3Client.class);
          String bucket = context.getBean(S3Properties.class).bucket();
          put(s3, bucket, file, md5(file));
          URI url = presign(context.getBean(S3Presigner.class), bucket);
          HttpResponse<byte[]> answer = get(url);
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo(file);
        });
  }

  @Test
  void aPresignedUrlGivesTheFileTheNameThatItSays() {
    run(
        context -> {
          String bucket = context.getBean(S3Properties.class).bucket();
          byte[] file = bytes(1000);
          put(context.getBean(S3Client.class), bucket, file, md5(file));
          HttpResponse<byte[]> answer = get(presign(context.getBean(S3Presigner.class), bucket));
          assertThat(answer.headers().firstValue("Content-Disposition"))
              .contains("attachment; filename=\"a.mp3\"");
        });
  }

  @Test
  void aPresignedUrlIsGoodForNothingElse() {
    run(
        context -> {
          String bucket = context.getBean(S3Properties.class).bucket();
          byte[] file = bytes(1000);
          put(context.getBean(S3Client.class), bucket, file, md5(file));
          String url = presign(context.getBean(S3Presigner.class), bucket).toString();
          assertThat(get(URI.create(url.replace("/file?", "/other?"))).statusCode()).isEqualTo(403);
          assertThat(get(URI.create(url.substring(0, url.indexOf('?')))).statusCode())
              .isEqualTo(403);
        });
  }

  private URI presign(S3Presigner presigner, String bucket) {
    return URI.create(
        presigner
            .presignGetObject(
                presign ->
                    presign
                        .signatureDuration(Duration.ofMinutes(2))
                        .getObjectRequest(
                            get ->
                                get.bucket(bucket)
                                    .key(key)
                                    .responseContentDisposition("attachment; filename=\"a.mp3\"")))
            .url()
            .toString());
  }

  private static HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** A body that cannot be read twice without asking for it again, as upload-service sends it. */
  private static RequestBody body(byte[] content) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(content), content.length, "application/octet-stream");
  }

  private void put(S3Client s3, String bucket, byte[] content, String md5) {
    s3.putObject(put -> put.bucket(bucket).key(key).contentMD5(md5), body(content));
  }

  private byte[] read(S3Client s3, String bucket) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
  }

  private String begin(S3Client s3, String bucket) {
    return s3.createMultipartUpload(create -> create.bucket(bucket).key(key)).uploadId();
  }

  private CompletedPart part(S3Client s3, String bucket, String id, int number, byte[] content) {
    String tag =
        s3.uploadPart(
                part ->
                    part.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .contentMD5(md5(content)),
                body(content))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private List<String> keys(S3Client s3, String bucket) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<MultipartUpload> open(S3Client s3, String bucket) {
    return s3.listMultipartUploads(list -> list.bucket(bucket).prefix(prefix)).uploads().stream()
        .filter(upload -> upload.key().startsWith(prefix))
        .toList();
  }

  private void with(Check check) {
    run(
        context ->
            check.run(
                context.getBean(S3Client.class), context.getBean(S3Properties.class).bucket()));
  }

  private interface ContextCheck {
    void run(ApplicationContext context) throws Exception;
  }

  private void run(ContextCheck check) {
    String[] settings =
        settings().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toArray(String[]::new);
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(S3AutoConfiguration.class))
        .withPropertyValues(settings)
        .run(check::run);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
