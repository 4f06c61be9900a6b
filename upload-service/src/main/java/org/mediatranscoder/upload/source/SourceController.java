package org.mediatranscoder.upload.source;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.upload.manifest.Manifests;
import org.mediatranscoder.web.body.StreamedBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SourceController {

  private final SourceReceiver receiver;
  private final SourceCopies copies;
  private final Manifests manifests;
  private final SourceProperties limits;
  private final Clock clock;

  SourceController(
      SourceReceiver receiver,
      SourceCopies copies,
      Manifests manifests,
      SourceProperties limits,
      Clock clock) {
    this.receiver = receiver;
    this.copies = copies;
    this.manifests = manifests;
    this.limits = limits;
    this.clock = clock;
  }

  /** The request itself and not its body as a parameter: nothing may read it before us. */
  @StreamedBody
  @PutMapping("/uploads/{jobId}/source")
  @ResponseStatus(HttpStatus.CREATED)
  StoredSource put(
      @PathVariable("jobId") String jobId, AccountId caller, HttpServletRequest request)
      throws IOException {
    JobId id = manifests.requireOwnOrNew(jobId, caller);
    IncomingFile file =
        new IncomingFile(request.getInputStream(), request.getContentLengthLong(), limits, clock);
    return receiver.receive(ObjectKeys.raw(id), caller, file);
  }

  /** Makes the source of another upload of the caller that of this one too. */
  @PutMapping("/uploads/{jobId}/source/from/{sourceJobId}")
  @ResponseStatus(HttpStatus.CREATED)
  StoredSource copy(
      @PathVariable("jobId") String jobId,
      @PathVariable("sourceJobId") String sourceJobId,
      AccountId caller) {
    JobId id = manifests.requireOwnOrNew(jobId, caller);
    return copies.copy(manifests.requireOwn(sourceJobId, caller), id, caller);
  }
}
