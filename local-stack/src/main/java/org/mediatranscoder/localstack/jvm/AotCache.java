package org.mediatranscoder.localstack.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The AOT cache of one program. It is valid only for the names in the class path and the JVM
 * options that it was made with; the JVM checks that and does without it otherwise. That a jar has
 * changed under its name the JVM does not see (JDK 25), so the name of the file has to tell one
 * build from the next.
 */
public record AotCache(Path file) {

  /** The options that a JVM needs to use or to make it. */
  public List<String> options(AotCaches purpose) {
    if (Files.exists(file)) {
      return List.of("-XX:AOTCache=" + file);
    }
    return purpose == AotCaches.MAKE ? List.of("-XX:AOTCacheOutput=" + file) : List.of();
  }

  /**
   * How long a process that is started for this purpose may take to end: a cache is written then.
   */
  public Duration stopLimit(AotCaches purpose, Duration otherwise) {
    return purpose == AotCaches.MAKE && !Files.exists(file) ? Duration.ofMinutes(3) : otherwise;
  }
}
