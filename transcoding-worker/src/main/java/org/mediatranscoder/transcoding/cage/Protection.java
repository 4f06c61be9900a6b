package org.mediatranscoder.transcoding.cage;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What FFmpeg can no longer do in the cage, as operators read it. */
enum Protection {
  LIMITS("memory, file size and threads of FFmpeg have no limit"),
  PRIVILEGES("FFmpeg may gain privileges, and lives on when the worker is killed"),
  CAPABILITIES("FFmpeg has the capabilities of the worker"),
  USER("FFmpeg runs as the user of the worker"),
  NETWORK("FFmpeg reaches the network"),
  PROCESSES("FFmpeg can read the environment of the worker"),
  FILES("FFmpeg can read what its user can read");

  private final String otherwise;

  Protection(String otherwise) {
    this.otherwise = otherwise;
  }

  /** What is so without it, without a full stop. */
  String otherwise() {
    return otherwise;
  }

  /** Those of which one is enough. */
  Set<Measure> measures() {
    return switch (this) {
      case NETWORK ->
          EnumSet.of(Measure.NAMESPACES, Measure.NETWORK_NAMESPACE, Measure.SYSTEM_CALLS);
      case PROCESSES -> EnumSet.of(Measure.USER, Measure.NAMESPACES, Measure.FILES);
      case LIMITS -> EnumSet.of(Measure.LIMITS);
      case PRIVILEGES -> EnumSet.of(Measure.PRIVILEGES);
      case CAPABILITIES -> EnumSet.of(Measure.CAPABILITIES);
      case USER -> EnumSet.of(Measure.USER);
      case FILES -> EnumSet.of(Measure.FILES);
    };
  }

  boolean isGivenBy(Set<Measure> taken) {
    return measures().stream().anyMatch(taken::contains);
  }

  /** The name of the detail in the health check, such as {@code network}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
