package org.mediatranscoder.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path folder;

  @Test
  void aSecretIsMadeUpOnceAndStaysTheSame() {
    DataFolder data = DataFolder.open(folder);
    String made = new Secrets(data).get("one");
    assertThat(made).hasSize(43);
    assertThat(new Secrets(data).get("one")).isEqualTo(made);
    assertThat(new Secrets(data).get("two")).isNotEqualTo(made);
  }

  @Test
  void onlyTheOwnerCanReadThem() throws IOException {
    DataFolder data = DataFolder.open(folder.resolve("data"));
    new Secrets(data).get("one");
    assertThat(permissions(data.root())).isEqualTo("rwx------");
    assertThat(permissions(data.root().resolve("secrets.properties"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
