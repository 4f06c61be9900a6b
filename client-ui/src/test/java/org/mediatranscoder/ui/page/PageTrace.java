package org.mediatranscoder.ui.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mediatranscoder.testsupport.Chromium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Chromium noted while one page came, in its trace event format. */
record PageTrace(JsonNode start, List<JsonNode> events) {

  private static final List<String> CATEGORIES =
      List.of("loading", "devtools.timeline", "blink.user_timing");

  /** Of the first page that is opened while this is done. */
  static PageTrace of(Page page, Runnable navigation) {
    Browser browser = Chromium.shared();
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(CATEGORIES));
    byte[] trace;
    try {
      navigation.run();
    } finally {
      trace = browser.stopTracing();
    }
    List<JsonNode> events =
        JsonMapper.shared().readTree(trace).path("traceEvents").valueStream().toList();
    JsonNode start =
        named(events, "navigationStart")
            .filter(
                event -> event.at("/args/data/documentLoaderURL").asString("").startsWith("http"))
            .findFirst()
            .orElseThrow();
    return new PageTrace(start, events);
  }

  double firstContentfulPaintMs() {
    return since(first("firstContentfulPaint", event -> true));
  }

  /** When the page called {@code performance.mark} with this name. */
  double markMs(String name) {
    return since(first(name, event -> event.path("cat").asString("").contains("user_timing")));
  }

  /** Of everything that came, as it came, with headers. */
  double transferredBytes() {
    return named(events, "ResourceFinish")
        .mapToDouble(event -> event.at("/args/data/encodedDataLength").asDouble(0))
        .sum();
  }

  private double since(JsonNode event) {
    return (event.path("ts").asDouble() - start.path("ts").asDouble()) / 1_000;
  }

  private JsonNode first(String name, Predicate<JsonNode> which) {
    return named(events, name)
        .filter(event -> event.path("ts").asDouble() >= start.path("ts").asDouble())
        .filter(which)
        .findFirst()
        .orElseThrow(() -> new AssertionError("The trace has no " + name));
  }

  private static Stream<JsonNode> named(List<JsonNode> events, String name) {
    return events.stream().filter(event -> event.path("name").asString("").equals(name));
  }
}
