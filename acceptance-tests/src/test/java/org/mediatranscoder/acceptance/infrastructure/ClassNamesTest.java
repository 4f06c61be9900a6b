package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What starts our classes by their names from files that no compiler reads. */
class ClassNamesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern CLASS_NAME =
      Pattern.compile("org\\.mediatranscoder(?:\\.[a-z0-9]+)+\\.[A-Z]\\w*");

  @Test
  void everyClassThatAScriptOrAnImageNamesExists() throws IOException {
    List<String> names = files().flatMap(ClassNamesTest::classNames).distinct().toList();
    assertThat(names)
        .contains("org.mediatranscoder.localstack.container.StandaloneComponent")
        .allSatisfy(name -> assertThat(sources(name)).as(name).isNotEmpty());
  }

  private static Stream<Path> files() throws IOException {
    Stream<Path> single =
        Stream.of("Dockerfile", "docker-compose.yml", "transcoder", "benchmarks/run", ".ci/run")
            .map(ROOT::resolve);
    try (Stream<Path> infra = Files.walk(ROOT.resolve("infra"))) {
      return Stream.concat(single, infra.filter(ClassNamesTest::isOurs).toList().stream());
    }
  }

  /** Not what Terraform and Docker leave there. */
  private static boolean isOurs(Path file) {
    return Files.isRegularFile(file)
        && !file.toString().contains("/.terraform")
        && !file.toString().contains("/target/");
  }

  private static Stream<String> classNames(Path file) {
    try {
      return CLASS_NAME.matcher(Files.readString(file)).results().map(MatchResult::group);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> sources(String name) throws IOException {
    String source = "src/main/java/" + name.replace('.', '/') + ".java";
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules.map(module -> module.resolve(source)).filter(Files::exists).toList();
    }
  }
}
