package org.mediatranscoder.gateway.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.mediatranscoder.gateway.tus.TusUploads;
import org.mediatranscoder.gateway.uploadservice.ClientGoneException;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.security.oauth2.jwt.Jwt;

/** Takes one file from its server to upload-service, and goes on where it broke off. */
final class Transfer {

  private static final Logger log = LoggerFactory.getLogger(Transfer.class);
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final JobId id;
  private final AccountId owner;
  private final Jwt token;
  private final ImportAddress address;
  private final GuardedFetch fetch;
  private final TusUploads uploads;
  private final ImportProperties properties;
  private final LongConsumer count;
  private final Clock clock;
  private final Instant deadline;

  Transfer(
      JobId id,
      AccountId owner,
      Jwt token,
      ImportAddress address,
      GuardedFetch fetch,
      TusUploads uploads,
      ImportProperties properties,
      LongConsumer count,
      Clock clock) {
    this.id = id;
    this.owner = owner;
    this.token = token;
    this.address = address;
    this.fetch = fetch;
    this.uploads = uploads;
    this.properties = properties;
    this.count = count;
    this.clock = clock;
    this.deadline = clock.instant().plus(properties.timeLimit());
  }

  /** Until the file is a job, or has failed and is noted as failed, with nothing left of it. */
  void run(RemoteFile first) {
    try (var _ = MDC.putCloseable(JobId.LABEL, id.toString())) {
      try {
        take(first);
      } catch (ApiException failed) {
        log.warn("A file cannot be fetched: {} {}", failed.code().code(), failed.getMessage());
        uploads.fail(id, owner, token, failed.code());
      } catch (IOException | RuntimeException failed) {
        log.warn("A file cannot be fetched", failed);
        uploads.fail(id, owner, token, ErrorCode.IMPORT_FAILED);
      }
    }
  }

  private void take(RemoteFile first) throws IOException {
    RemoteFile file = first;
    long offset = 0;
    for (int tried = 1; ; tried++) {
      try (RemoteFile current = file) {
        InputStream bytes = new Watched(current.bytes(), offset);
        uploads.append(id, owner, token, offset, null, bytes);
        return;
      } catch (ClientGoneException | ApiException brokeOff) {
        if (tried == properties.tries() || !mayPass(brokeOff) || isLate()) {
          throw new ApiException(ErrorCode.IMPORT_FAILED, "The transfer broke off.", brokeOff);
        }
      }
      pause(tried);
      UploadState state = uploads.state(id, owner, token);
      if (state.source() != null) {
        return;
      }
      offset = state.offset();
      file = fetch.goOn(address, first, offset);
    }
  }

  private static boolean mayPass(Exception failure) {
    return !(failure instanceof ApiException refused)
        || refused.code().status() >= 500
        || refused.code() == ErrorCode.UPLOAD_INCOMPLETE;
  }

  private boolean isLate() {
    return clock.instant().isAfter(deadline);
  }

  private static void pause(int tried) {
    try {
      Thread.sleep(BETWEEN_TRIES.multipliedBy(tried));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts bytes, notes each second how many have come, and ends what takes too long. */
  private final class Watched extends FilterInputStream {

    private long offset;
    private Instant notedAt = clock.instant();

    Watched(InputStream bytes, long offset) {
      super(bytes);
      this.offset = offset;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int start, int most) throws IOException {
      if (isLate()) {
        throw new InterruptedIOException("It takes too long");
      }
      int came = super.read(target, start, most);
      if (came > 0) {
        offset += came;
        count.accept(came);
        noteSeldom();
      }
      return came;
    }

    private void noteSeldom() {
      Instant now = clock.instant();
      if (now.isAfter(notedAt.plus(BETWEEN_NOTES))) {
        notedAt = now;
        uploads.progress(id, owner, offset);
      }
    }
  }
}
