package org.mediatranscoder.gateway.lifecycle;

import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Says whether files of a job are still there. It lists them: this service may list the sources,
 * and not read them.
 */
@Component
class KeptFiles {

  private final S3Client s3;
  private final String bucket;

  KeptFiles(S3Client s3, S3Properties properties) {
    this.s3 = s3;
    this.bucket = properties.bucket();
  }

  /**
   * @throws ApiException {@code source-gone} if the source is no longer kept
   */
  void requireSource(TranscodeJob job) {
    if (!exists(job.source().key())) {
      throw new ApiException(ErrorCode.SOURCE_GONE);
    }
  }

  /**
   * @throws ApiException {@code file-gone} if an output is no longer kept
   */
  void requireOutputs(TranscodeJob job) {
    if (!job.renditions().stream().map(Rendition::key).allMatch(this::exists)) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
  }

  private boolean exists(String key) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(key).maxKeys(1)).contents().stream()
        .anyMatch(object -> object.key().equals(key));
  }
}
