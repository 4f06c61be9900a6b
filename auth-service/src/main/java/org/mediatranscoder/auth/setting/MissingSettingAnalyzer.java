package org.mediatranscoder.auth.setting;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which setting keeps the service from starting. */
class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MissingSettingException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Set " + cause.property() + ", or the environment variable " + variable(cause) + ".",
        cause);
  }

  private static String variable(MissingSettingException cause) {
    return cause.property().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
