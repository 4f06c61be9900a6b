package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * An empty volume on Fargate belongs to root and only root may write to it, unless the image
 * declares it and its folder has another owner there. The built images are looked into by {@code
 * infra/images/prove}.
 */
class VolumesTest {

  private static final Pattern SERVICE =
      Pattern.compile("(?s)\\n    ([a-z-]+) = \\{\\n(.*?)\\n    }");
  private static final Pattern WRITABLE = Pattern.compile("writable = \\{(.*?)}");
  private static final Pattern PATH = Pattern.compile("= (?:\"([^\"]+)\"|local\\.([a-z_]+))");

  @ParameterizedTest
  @FieldSource("org.mediatranscoder.acceptance.infrastructure.ServiceSettings#SERVICES")
  void everyFolderThatATaskMayWriteToIsAVolumeOfTheImageAndOfItsUser(String service)
      throws IOException {
    Map<String, String> arguments = ComposeFile.read().buildArguments(service);
    ImageFile image = ImageFile.read();
    Set<String> writable = Objects.requireNonNull(writable().get(service));

    assertThat(writable).contains("/tmp");
    assertThat(image.volumes(arguments).keySet()).isEqualTo(writable);
    assertThat(image.volumes(arguments).values())
        .extracting(ImageFile.Folder::owner)
        .containsOnly(image.user(arguments));
    assertThat(image.volumes(arguments).values()).allMatch(ImageFile.Folder::ownerMayWrite);
    assertThat(image.number(image.user(arguments))).contains("10001");
  }

  /** A tmpfs takes the mode of the image's folder, and not its owner: only root may write to it. */
  @Test
  void nothingInComposeWritesToATmpfs() throws IOException {
    assertThat(Files.readString(Path.of("..", "docker-compose.yml"))).doesNotContain("tmpfs:");
  }

  @ParameterizedTest
  @FieldSource("org.mediatranscoder.acceptance.infrastructure.ServiceSettings#SERVICES")
  void composeHasTheSameVolumesAndTheSameReadOnlyRoot(String service) throws IOException {
    ComposeFile compose = ComposeFile.read();
    assertThat(compose.isReadOnly(service)).isTrue();
    assertThat(compose.volumes(service)).isEqualTo(writable().get(service));
  }

  @Test
  void theWorkerHasRoomForItsJobs() throws IOException {
    assertThat(writable().get("transcoding-worker")).containsExactly("/tmp", "/work");
  }

  private static Map<String, Set<String>> writable() throws IOException {
    String text = Files.readString(Terraform.SOURCE.resolve("services.tf"));
    Map<String, Set<String>> all = new TreeMap<>();
    SERVICE.matcher(text).results().forEach(it -> all.put(it.group(1), paths(text, it.group(2))));
    return all;
  }

  private static Set<String> paths(String file, String service) {
    Set<String> paths = new TreeSet<>();
    WRITABLE
        .matcher(service)
        .results()
        .flatMap(writable -> PATH.matcher(writable.group(1)).results())
        .forEach(path -> paths.add(path(file, path)));
    return paths;
  }

  private static String path(String file, MatchResult path) {
    return path.group(1) != null
        ? path.group(1)
        : file.replaceAll("(?s).*\\b" + path.group(2) + " = \"([^\"]+)\".*", "$1");
  }
}
