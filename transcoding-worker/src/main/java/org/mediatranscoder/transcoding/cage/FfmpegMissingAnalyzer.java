package org.mediatranscoder.transcoding.cage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what is missing, without a stack trace. */
class FfmpegMissingAnalyzer extends AbstractFailureAnalyzer<FfmpegMissingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FfmpegMissingException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
