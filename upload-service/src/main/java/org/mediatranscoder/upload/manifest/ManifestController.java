package org.mediatranscoder.upload.manifest;

import java.io.IOException;
import java.io.InputStream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.upload.storage.JobFiles;
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

  @PutMapping("/uploads/{jobId}/manifest")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(@PathVariable("jobId") String jobId, AccountId caller, InputStream body)
      throws IOException {
    JobId id = manifests.requireOwnOrNew(jobId, caller);
    JobManifest manifest = read(body);
    if (!manifest.owner().equals(caller)) {
      throw Manifests.notFound();
    }
    refuseIfOfAnother(id, manifest);
    manifests.put(manifest);
  }

  /** Removes everything of the job, its outputs too; that there is nothing is no error. */
  @DeleteMapping("/uploads/{jobId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("jobId") String jobId, AccountId caller) {
    JobId id = manifests.requireOwnOrNew(jobId, caller);
    files.remove(id);
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
