package org.mediatranscoder.transcoding.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the cases, one file for each kind. */
final class MediaCases {

  private static final List<String> KINDS =
      List.of(
          "streams-and-formats",
          "selection",
          "colours",
          "interlaced",
          "times",
          "audio",
          "pictures",
          "bitstreams");

  private MediaCases() {}

  static Stream<MediaCase> all() {
    return KINDS.stream().flatMap(kind -> read(kind + ".yaml").stream()).map(MediaCases::of);
  }

  private static List<Map<String, Object>> read(String name) {
    try (InputStream file = MediaCases.class.getResourceAsStream("/cases/" + name)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @SuppressWarnings("unchecked") // A mistake in a file shows in the first run.
  private static MediaCase of(Map<String, Object> written) {
    Map<String, Expectation> expect = new LinkedHashMap<>();
    ((Map<String, Map<String, Object>>) field(written, "expect"))
        .forEach((family, facts) -> expect.put(family, Expectation.of(facts)));
    return new MediaCase(
        (String) field(written, "name"),
        (String) field(written, "source"),
        (List<String>) field(written, "make"),
        (String) written.get("only-with-all"),
        expect);
  }

  private static Object field(Map<String, Object> written, String name) {
    return Objects.requireNonNull(written.get(name), name);
  }
}
