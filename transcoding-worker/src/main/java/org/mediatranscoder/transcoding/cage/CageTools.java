package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The programs of util-linux that stand in front of FFmpeg, where they are installed.
 *
 * @param root whether this worker runs as root
 * @param hasUsers whether it may give FFmpeg a user of its own
 */
record CageTools(
    Optional<Path> prlimit,
    Optional<Path> setpriv,
    Optional<Path> unshare,
    Optional<Path> enosys,
    boolean root,
    boolean hasUsers) {

  /** The owner of this process, on Linux. */
  private static final Path SELF = Path.of("/proc/self");

  static CageTools on(SearchPath path) {
    return new CageTools(
        path.find("prlimit"),
        path.find("setpriv"),
        path.find("unshare"),
        path.find("enosys"),
        isRoot(),
        isRoot());
  }

  /** What the measure needs and is not there; empty if all is. */
  Optional<String> missing(Measure measure) {
    Optional<Path> tool =
        switch (measure) {
          case LIMITS -> prlimit;
          case PRIVILEGES, CAPABILITIES, USER, FILES -> setpriv;
          case NAMESPACES, NETWORK_NAMESPACE -> unshare;
          case SYSTEM_CALLS -> enosys;
        };
    if (tool.isEmpty()) {
      return Optional.of(measure.tool() + " is not installed");
    }
    if (measure != Measure.USER || hasUsers) {
      return Optional.empty();
    }
    return Optional.of(root ? "switched off" : "the worker is not root");
  }

  /** The same, but without users of its own if they are switched off. */
  CageTools withUsers(CageProperties properties) {
    return new CageTools(
        prlimit, setpriv, unshare, enosys, root, root && properties.firstUserId() > 0);
  }

  private static boolean isRoot() {
    try {
      return Objects.equals(Files.getAttribute(SELF, "unix:uid"), 0);
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }
}
