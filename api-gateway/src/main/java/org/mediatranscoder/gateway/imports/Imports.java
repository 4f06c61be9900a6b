package org.mediatranscoder.gateway.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.mediatranscoder.gateway.limits.UploadAdmission;
import org.mediatranscoder.gateway.limits.UploadLease;
import org.mediatranscoder.gateway.tus.TusUploads;
import org.mediatranscoder.gateway.tus.UnfinishedUpload;
import org.mediatranscoder.gateway.uploadservice.NewUpload;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;

/**
 * Fetches files from the web. Each is an upload as those of tus are, whose bytes this instance
 * sends: so it is listed, counted, resumed and made a job as they are. If the instance dies, it is
 * listed as interrupted, with its address.
 */
@Service
class Imports {

  private final GuardedFetch fetch;
  private final TusUploads uploads;
  private final UploadAdmission admission;
  private final ImportProperties properties;
  private final RunningImports running;
  private final Clock clock;

  Imports(
      GuardedFetch fetch,
      TusUploads uploads,
      UploadAdmission admission,
      ImportProperties properties,
      RunningImports running,
      Clock clock) {
    this.fetch = fetch;
    this.uploads = uploads;
    this.admission = admission;
    this.properties = properties;
    this.running = running;
    this.clock = clock;
  }

  /**
   * Asks for the file, and takes it behind the caller.
   *
   * @param id of the new job
   * @throws ApiException as {@link GuardedFetch#open}, {@code imports-off}, or if a limit is
   *     exceeded or a downstream service fails; nothing is left then
   */
  UnfinishedUpload begin(
      JobId id, AccountId owner, Jwt token, ImportAddress address, TranscodeRequest wanted)
      throws IOException {
    if (!properties.enabled()) {
      throw new ApiException(ErrorCode.IMPORTS_OFF);
    }
    if (!running.begin()) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    boolean started = false;
    try {
      UnfinishedUpload begun = start(id, owner, token, address, wanted);
      started = true;
      return begun;
    } finally {
      if (!started) {
        running.end();
      }
    }
  }

  private UnfinishedUpload start(
      JobId id, AccountId owner, Jwt token, ImportAddress address, TranscodeRequest wanted)
      throws IOException {
    RemoteFile file = fetch.open(address);
    try {
      UploadLease lease = admission.admit(owner, file.lengthBytes());
      try {
        NewUpload upload =
            new NewUpload(file.lengthBytes(), file.fileName(), wanted, metadata(address));
        UnfinishedUpload begun = uploads.begin(id, owner, token, upload);
        Transfer transfer =
            new Transfer(
                id, owner, token, address, fetch, uploads, properties, lease::count, clock);
        Thread.ofVirtual().name("import-" + id).start(() -> run(transfer, file, lease));
        return begun;
      } catch (IOException | RuntimeException failed) {
        lease.close();
        throw failed;
      }
    } catch (IOException | RuntimeException failed) {
      file.close();
      throw failed;
    }
  }

  private void run(Transfer transfer, RemoteFile file, UploadLease lease) {
    try (lease) {
      transfer.run(file);
    } finally {
      running.end();
    }
  }

  /** So the list of unfinished uploads tells the address. */
  private static String metadata(ImportAddress address) {
    byte[] text = address.uri().toString().getBytes(StandardCharsets.UTF_8);
    return UnfinishedUpload.URL + " " + Base64.getEncoder().encodeToString(text);
  }
}
