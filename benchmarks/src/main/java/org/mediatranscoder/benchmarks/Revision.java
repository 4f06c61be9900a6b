package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another revision of this repository in a folder of its own, until it is closed.
 *
 * @param folder of the whole repository as it was
 */
record Revision(Path repository, Path folder) implements AutoCloseable {

  /** Checks a revision out, such as {@code HEAD~20}. */
  static Revision checkOut(Path repository, String name) throws IOException, InterruptedException {
    Revision revision = new Revision(repository, Files.createTempDirectory("revision-"));
    revision.git("worktree", "add", "--force", "--detach", revision.folder.toString(), name);
    return revision;
  }

  @Override
  public void close() throws IOException {
    try {
      git("worktree", "remove", "--force", folder.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(words));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }
}
