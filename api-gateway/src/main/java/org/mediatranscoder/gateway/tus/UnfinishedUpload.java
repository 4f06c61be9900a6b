package org.mediatranscoder.gateway.tus;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.problem.ApiException;

/** An upload that has begun and not ended. */
public record UnfinishedUpload(
    @Schema(
            description = "Goes on at /files/{uploadId}, and is the id of the job that it becomes",
            format = "uuid",
            example = "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11")
        String uploadId,
    @Schema(example = "holiday.mov") String fileName,
    @Schema(description = "Bytes of the whole file", minimum = "1") long sizeBytes,
    @Schema(
            description =
                "Bytes that had arrived when the last request ended; HEAD /files/{uploadId} tells"
                    + " exactly, and ends a request that is still sending",
            minimum = "0")
        long offsetBytes,
    @Schema(description = "Id of the format that it becomes", example = "mp4-720p") String format,
    @Schema(description = "Options of the format that were chosen") Map<String, Object> options,
    @Schema(
            description = "Where the mail goes when its job has ended",
            format = "email",
            example = "ada@example.com")
        String email,
    @Schema(
            description =
                "The metadata \"fingerprint\" of the upload, with which its client knows the file"
                    + " again; null if it named none",
            example = "holiday.mov-5120334-1764460800000-3f1c9a")
        @Nullable String fingerprint,
    @Schema(
            description = "Where the service fetches the file from; null if a client sends it",
            format = "uri",
            example = "https://media.example.test/holiday.mov")
        @Nullable String url,
    @Schema(
            description =
                "Error code with which fetching it has ended, as in a problem detail; null while"
                    + " it goes on",
            example = "import-failed")
        @Nullable String failure,
    @Schema(description = "Whether a request for it was there within the last minute")
        boolean active,
    @Schema(description = "When a request for it last began or ended") Instant lastActiveAt,
    @Schema(description = "When it is given up") Instant expiresAt) {

  /** Among the metadata, where a file is fetched from. */
  public static final String URL = "url";

  private static final String FINGERPRINT = "fingerprint";

  /** Longer than a piece takes that a client sends. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  static UnfinishedUpload of(JobId id, UploadState state) {
    return new UnfinishedUpload(
        id.toString(),
        state.fileName(),
        state.lengthBytes(),
        state.offset(),
        state.request().format(),
        state.request().options(),
        state.request().email(),
        named(FINGERPRINT, state.metadata()),
        named(URL, state.metadata()),
        null,
        false,
        Instant.EPOCH,
        state.expiresAt());
  }

  private static @Nullable String named(String name, String metadata) {
    try {
      return UploadMetadata.parse(metadata).get(name);
    } catch (ApiException malformed) {
      return null; // It was refused at the beginning, so this is an upload of another build.
    }
  }

  UnfinishedUpload activeAt(Instant time, Instant now) {
    boolean active = failure == null && now.isBefore(time.plus(SILENCE));
    return new UnfinishedUpload(
        uploadId,
        fileName,
        sizeBytes,
        offsetBytes,
        format,
        options,
        email,
        fingerprint,
        url,
        failure,
        active,
        time,
        expiresAt);
  }

  UnfinishedUpload at(long offset) {
    return with(offset, failure);
  }

  UnfinishedUpload failed(ErrorCode code) {
    return with(offsetBytes, code.code());
  }

  private UnfinishedUpload with(long offset, @Nullable String failed) {
    return new UnfinishedUpload(
        uploadId,
        fileName,
        sizeBytes,
        offset,
        format,
        options,
        email,
        fingerprint,
        url,
        failed,
        active,
        lastActiveAt,
        expiresAt);
  }
}
