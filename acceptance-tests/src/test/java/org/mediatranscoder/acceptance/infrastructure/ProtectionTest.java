package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A task protects itself for twice as long as its longest work, and ECS for two days at most; so
 * what is said to be the longest must be, and fit.
 */
class ProtectionTest {

  private static final Duration LONGEST_THAT_FITS = Duration.ofHours(23);

  /** That no attempt takes longer is shown by AttemptTimeTest of the worker. */
  @Test
  void aJobMayNotTakeLongerThanItsTaskIsProtected() throws IOException {
    Duration longest = limit("transcoding-worker", "transcoder.worker.attempt-timeout");

    assertThat(longest)
        .isLessThanOrEqualTo(LONGEST_THAT_FITS)
        .isGreaterThan(limit("transcoding-worker", "transcoder.worker.limits.encode-timeout"));
    assertThat(readme()).contains("longest job (%d hours)".formatted(longest.toHours()));
    assertThat(Files.readString(Path.of("..", "docs", "operations.md")))
        .contains("%d hours for a job".formatted(longest.toHours()));
  }

  @Test
  void anUploadIsEndedBeforeItsTaskIsProtectedNoMore() throws IOException {
    String uploads = source("common-web", "org/mediatranscoder/web/protection/RunningUploads");
    Duration longest = Duration.ofHours(number(uploads, "LONGEST = Duration.ofHours\\((\\d+)\\)"));

    assertThat(limit("upload-service", "transcoder.upload.time-limit"))
        .isLessThanOrEqualTo(longest);
    assertThat(readme()).contains("or upload (%d)".formatted(longest.toHours()));
  }

  private static Duration limit(String service, String property) throws IOException {
    String value =
        Objects.requireNonNull(ServiceSettings.of(service).properties().get(property))
            .path("defaultValue")
            .asString();
    return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
  }

  private static String source(String module, String type) throws IOException {
    return Files.readString(Path.of("..", module, "src/main/java", type + ".java"));
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static String readme() throws IOException {
    return Files.readString(Terraform.SOURCE.resolve("README.md"));
  }
}
