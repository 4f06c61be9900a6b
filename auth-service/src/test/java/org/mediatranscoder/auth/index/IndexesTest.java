package org.mediatranscoder.auth.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.IndexOperations;

/** DocumentDB itself runs on AWS only; this is what it says. */
class IndexesTest {

  private static final String BUSY =
      "Command failed with error 40333: 'Existing index build in progress on the same collection."
          + " Collection is limited to a single index build at a time.' on server docdb:27017.";

  private final List<String> refusals = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  @Test
  void whileAnotherInstanceMakesAnIndexOursWaits() {
    refusals.addAll(List.of(BUSY, BUSY));

    indexes().create(on("a"), on("b"));

    assertThat(made).containsExactly("a", "b");
  }

  @Test
  void anotherRefusalIsNone() {
    refusals.add("not authorized on auth to execute command");

    assertThatThrownBy(() -> indexes().create(on("a"))).hasMessageContaining("not authorized");
    assertThat(made).isEmpty();
  }

  @Test
  void itDoesNotWaitForEver() {
    for (int second = 0; second < 100; second++) {
      refusals.add(BUSY);
    }

    assertThatThrownBy(() -> indexes().create(on("a"))).hasMessageContaining("single index build");
    assertThat(refusals).hasSize(40);
  }

  @Test
  void noOtherClassMakesAnIndex() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> makers = new ArrayList<>();
      for (Path source : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        if (Files.readString(source).contains(".createIndex(")) {
          makers.add(source.getFileName());
        }
      }
      assertThat(makers).containsExactly(Path.of("Indexes.java"));
    }
  }

  private Indexes indexes() {
    Object collection =
        Proxy.newProxyInstance(
            IndexOperations.class.getClassLoader(),
            new Class<?>[] {IndexOperations.class},
            (proxy, method, arguments) -> {
              if (!refusals.isEmpty()) {
                String refusal = refusals.removeFirst();
                throw new UncategorizedMongoDbException(
                    refusal, new IllegalStateException(refusal));
              }
              IndexDefinition index = (IndexDefinition) arguments[0];
              made.add(String.join(",", index.getIndexKeys().keySet()));
              return "made";
            });
    return new Indexes((IndexOperations) collection, Duration.ofMillis(1));
  }

  private static Index on(String field) {
    return new Index().on(field, Direction.ASC);
  }
}
