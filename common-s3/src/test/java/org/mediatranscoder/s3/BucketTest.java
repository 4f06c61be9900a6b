package org.mediatranscoder.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.S3TestServer;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

class BucketTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final String TYPE = "audio/wav";
  private static final int PART = 5 * 1024 * 1024;

  private final Bucket bucket = new Bucket(S3.client(), S3.bucket());
  private final String prefix = "bucket-test/" + UUID.randomUUID() + "/";
  private final String key = prefix + "file";

  @AfterEach
  void clean() {
    bucket.deleteAll(prefix);
  }

  @Test
  void onlyTheBytesThatCountAreWrittenWithTypeAndMetadata() {
    byte[] buffer = bytes(1000);

    bucket.put(key, TYPE, Map.of("owner", "ada"), new Content(buffer, 10));

    assertThat(read()).hasSize(10).isEqualTo(java.util.Arrays.copyOf(buffer, 10));
    assertThat(head().contentType()).isEqualTo(TYPE);
    assertThat(head().metadata()).containsEntry("owner", "ada");
  }

  @Test
  void anObjectInPartsIsThereOnceItIsComplete() {
    byte[] buffer = bytes(PART);
    MultipartUpload upload = bucket.begin(key, TYPE, Map.of("owner", "ada"));

    upload.add(1, Content.of(buffer));
    upload.add(2, new Content(buffer, 7));
    assertThat(S3.keys(prefix)).isEmpty();
    upload.complete();

    assertThat(read()).hasSize(PART + 7).startsWith(buffer);
    assertThat(head().contentType()).isEqualTo(TYPE);
    assertThat(head().metadata()).containsEntry("owner", "ada");
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
  }

  @Test
  void anAbortedUploadIsGoneAndMayBeAbortedAgain() {
    MultipartUpload upload = bucket.begin(key, TYPE, Map.of());
    upload.add(1, Content.of(bytes(PART)));

    upload.abort();
    upload.abort();

    assertThat(S3.openMultipartUploads()).doesNotContain(key);
    assertThat(S3.keys(prefix)).isEmpty();
    assertThatThrownBy(upload::complete).isInstanceOf(NoSuchUploadException.class);
  }

  @Test
  void objectsAndOpenUploadsUnderAPrefixAreDeletedAndOthersStay() {
    for (String name : new String[] {"a/1", "a/2", "ab"}) {
      bucket.put(prefix + name, TYPE, Map.of(), Content.of(bytes(1)));
      bucket.begin(prefix + name + "-open", TYPE, Map.of());
    }

    bucket.deleteAll(prefix + "a/");
    bucket.deleteAll(prefix + "a/");

    assertThat(S3.keys(prefix)).containsExactly(prefix + "ab");
    assertThat(S3.openMultipartUploads())
        .contains(prefix + "ab-open")
        .doesNotContain(prefix + "a/1-open", prefix + "a/2-open");
  }

  @Test
  void keysThatAreToStayAreNotDeleted() {
    bucket.put(prefix + "1", TYPE, Map.of(), Content.of(bytes(1)));
    bucket.put(prefix + "2", TYPE, Map.of(), Content.of(bytes(1)));
    bucket.begin(prefix + "3", TYPE, Map.of());

    bucket.deleteAllBut(Set.of(prefix + "2", prefix + "3")::contains, prefix);

    assertThat(S3.keys(prefix)).containsExactly(prefix + "2");
    assertThat(S3.openMultipartUploads()).contains(prefix + "3");
  }

  @Test
  void onlyUploadsThatWereBegunBeforeTheTimeAreAborted() {
    bucket.begin(key, TYPE, Map.of());

    bucket.abortBegunBefore(Instant.now().minusSeconds(3600), prefix);
    assertThat(S3.openMultipartUploads()).contains(key);

    bucket.abortBegunBefore(Instant.now().plusSeconds(3600), prefix);
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
  }

  private byte[] read() {
    return S3.client().getObjectAsBytes(get -> get.bucket(S3.bucket()).key(key)).asByteArray();
  }

  private HeadObjectResponse head() {
    return S3.client().headObject(head -> head.bucket(S3.bucket()).key(key));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
