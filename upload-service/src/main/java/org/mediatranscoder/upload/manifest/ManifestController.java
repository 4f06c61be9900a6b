package org.mediatranscoder.upload.manifest;

import java.io.IOException;
import java.io.InputStream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.upload.storage.JobFiles;
import org.mediatranscoder.web.caller.Caller;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

@RestController
class ManifestController {

  private final Manifests manifests;
  private final JobFiles files;

  ManifestController(Manifests manifests, JobFiles files) {
    this.manifests = manifests;
    this.files = files;
  }

  /** An operator writes that of a job of anybody which is there, and changes no owner. */
  @PutMapping("/uploads/{jobId}/manifest")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(@PathVariable("jobId") String jobId, Caller caller, InputStream body)
      throws IOException {
    JobId id = requireOwnOrNew(jobId, caller);
    JobManifest manifest = read(body);
    if (caller.isOperator()) {
      var _ = manifests.requireOwn(jobId, manifest.owner());
    } else if (!manifest.owner().equals(caller.account())) {
      throw Manifests.notFound();
    }
    refuseIfOfAnother(id, manifest);
    manifests.put(manifest);
  }

  /**
   * Removes everything of the job, its outputs too; that there is nothing is no error. An operator
   * removes that of anybody, as a job may be deleted while its manifest is written.
   */
  @DeleteMapping("/uploads/{jobId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("jobId") String jobId, Caller caller) {
    files.remove(requireOwnOrNew(jobId, caller));
  }

  private JobId requireOwnOrNew(String jobId, Caller caller) {
    return caller.isOperator()
        ? JobId.parse(jobId).orElseThrow(Manifests::notFound)
        : manifests.requireOwnOrNew(jobId, caller.account());
  }

  private JobManifest read(InputStream body) throws IOException {
    byte[] bytes = body.readAllBytes(); // Bounded, as every body that is no upload.
    try {
      return manifests.parse(bytes);
    } catch (JacksonException | IllegalArgumentException wrong) {
      throw malformed("This is no manifest.");
    }
  }

  private static void refuseIfOfAnother(JobId id, JobManifest manifest) {
    if (!manifest.id().equals(id) || !manifest.source().key().equals(ObjectKeys.raw(id))) {
      throw malformed("The manifest is about another job.");
    }
  }

  private static ApiException malformed(String detail) {
    return new ApiException(ErrorCode.REQUEST_MALFORMED, detail);
  }
}
