package org.mediatranscoder.s3;

import static java.util.stream.Collectors.toMap;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Any store that {@code CONTRACT_S3_BUCKET} names, with {@code CONTRACT_S3_ENDPOINT}, {@code
 * _REGION}, {@code _PATH_STYLE_ACCESS}, {@code _ACCESS_KEY_ID} and {@code _SECRET_ACCESS_KEY} as
 * needed.
 */
@EnabledIfEnvironmentVariable(
    named = NamedS3ContractTest.VARIABLES + "BUCKET",
    matches = ".+",
    disabledReason = "CONTRACT_S3_BUCKET names no other store")
class NamedS3ContractTest extends S3Contract {

  static final String VARIABLES = "CONTRACT_S3_";

  @Override
  Map<String, String> settings() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(VARIABLES))
        .collect(toMap(variable -> property(variable.getKey()), Map.Entry::getValue));
  }

  private static String property(String variable) {
    String name = variable.substring(VARIABLES.length()).toLowerCase(Locale.ROOT);
    return "transcoder.s3." + name.replace('_', '-');
  }
}
