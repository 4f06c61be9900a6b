package org.mediatranscoder.web.setting;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the service cannot start, in one line; {@code service.yml} keeps Boot's poster away. */
class OneLineReporter implements FailureAnalysisReporter {

  private static final Logger LOG = LoggerFactory.getLogger(OneLineReporter.class);

  @Override
  public void report(FailureAnalysis analysis) {
    String action = analysis.getAction();
    String words = analysis.getDescription() + (action == null ? "" : " " + action);
    LOG.error("Cannot start: {}", words.replaceAll("\\s+", " ").strip());
    LOG.debug("The whole of it", analysis.getCause());
  }
}
