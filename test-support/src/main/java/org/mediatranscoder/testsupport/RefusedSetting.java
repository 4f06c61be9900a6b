package org.mediatranscoder.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A service that is started with a setting that is missing or wrong. */
public final class RefusedSetting {

  private RefusedSetting() {}

  /**
   * Checks that the service does not start and says why in one line.
   *
   * @param start starts it with these arguments
   * @param good arguments with which it would start, such as {@code --transcoder.s3.bucket=media}
   * @param setting takes the place of the good one of its name
   * @param complaint what is said of it after {@code Setting}
   * @param output all that the service has written
   */
  public static void check(
      Consumer<String[]> start,
      List<String> good,
      String setting,
      String complaint,
      Supplier<String> output) {
    String name = "--" + setting.substring(0, setting.indexOf('=') + 1);
    String[] arguments =
        Stream.concat(
                good.stream().filter(other -> !other.startsWith(name)),
                Stream.of("--" + setting, "--server.port=0"))
            .toArray(String[]::new);

    assertThatThrownBy(() -> start.accept(arguments)).isNotNull();

    assertThat(output.get().lines().filter(line -> line.contains("ERROR")))
        .singleElement()
        .asString()
        .contains("Cannot start: Setting " + complaint);
  }
}
