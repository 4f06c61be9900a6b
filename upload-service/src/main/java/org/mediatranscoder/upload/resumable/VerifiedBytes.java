package org.mediatranscoder.upload.resumable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.upload.storage.RawStorage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * How many bytes of an upload count, though S3 has more. A request with a checksum sends its parts
 * on before it has ended, and S3 removes no single part: so before the first of them the offset is
 * noted here. If the checksum is wrong, or the instance dies, the note stays, and moves on with
 * each further request until the file is whole, as S3 may still have a part behind it. An upload
 * without a note has as many bytes as S3 has.
 */
@Component
class VerifiedBytes {

  private final RawStorage storage;

  VerifiedBytes(RawStorage storage) {
    this.storage = storage;
  }

  /** Empty if all bytes count. */
  OptionalLong of(JobId id) {
    return storage.get(ObjectKeys.uploadVerified(id)).stream()
        .mapToLong(body -> Long.parseLong(new String(body, StandardCharsets.US_ASCII)))
        .findFirst();
  }

  void note(JobId id, long bytes) {
    storage.put(
        ObjectKeys.uploadVerified(id),
        MediaType.TEXT_PLAIN_VALUE,
        Map.of(),
        Content.of(Long.toString(bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  void forget(JobId id) {
    storage.remove(ObjectKeys.uploadVerified(id));
  }
}
