package org.mediatranscoder.localstack.service;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.settings.Address;

/** One of the six, with what its JVM needs on a developer's machine. */
public enum Service {
  CLIENT_UI(Address.UI, "96m", Traffic.SMALL),
  API_GATEWAY(Address.GATEWAY, "128m", Traffic.WHOLE_FILES),
  AUTH_SERVICE(Address.AUTH, "128m", Traffic.SMALL),
  UPLOAD_SERVICE(Address.UPLOAD, "256m", Traffic.WHOLE_FILES),
  TRANSCODING_WORKER(Address.TRANSCODING, "192m", Traffic.WHOLE_FILES),
  NOTIFICATION_WORKER(Address.NOTIFICATION, "96m", Traffic.SMALL);

  private final Address address;
  private final String maxHeap;
  private final Traffic traffic;

  Service(Address address, String maxHeap, Traffic traffic) {
    this.address = address;
    this.maxHeap = maxHeap;
    this.traffic = traffic;
  }

  /** What goes through it. */
  private enum Traffic {
    /** The quick compiler is enough, and starts faster. */
    SMALL,

    /** Needs the optimizing compiler: without it, SHA-256 makes 40 MB/s. */
    WHOLE_FILES
  }

  public Address address() {
    return address;
  }

  /** The module, the jar, the process and the log are all called the same. */
  public String processName() {
    return address.processName();
  }

  /**
   * Small, and quick to start. The young generation is small and the heap begins small, so that
   * resident memory follows what is used. A start cache is valid only for the same options.
   */
  List<String> jvmOptions() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xms48m",
                "-Xmn24m",
                "-Xmx" + maxHeap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    if (traffic == Traffic.SMALL) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }
}
