package org.mediatranscoder.gateway.lifecycle;

import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * Says whether files of a job are still there. It lists them: this service may list the sources,
 * and not read them.
 */
@Component
class KeptFiles {

  private final Bucket bucket;

  KeptFiles(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * @throws ApiException {@code source-gone} if the source is no longer kept
   */
  void requireSource(TranscodeJob job) {
    if (!bucket.exists(job.source().key())) {
      throw new ApiException(ErrorCode.SOURCE_GONE);
    }
  }

  /**
   * @throws ApiException {@code file-gone} if an output is no longer kept
   */
  void requireOutputs(TranscodeJob job) {
    if (!job.renditions().stream().map(Rendition::key).allMatch(bucket::exists)) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
  }
}
