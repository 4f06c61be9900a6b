package org.mediatranscoder.localstack.service;

import java.util.List;
import org.mediatranscoder.localstack.settings.Address;

/** One of the six, with the heap that it needs on a developer's machine. */
public enum Service {
  CLIENT_UI(Address.UI, "96m"),
  API_GATEWAY(Address.GATEWAY, "128m"),
  AUTH_SERVICE(Address.AUTH, "128m"),
  UPLOAD_SERVICE(Address.UPLOAD, "256m"),
  TRANSCODING_WORKER(Address.TRANSCODING, "192m"),
  NOTIFICATION_WORKER(Address.NOTIFICATION, "96m");

  private final Address address;
  private final String maxHeap;

  Service(Address address, String maxHeap) {
    this.address = address;
    this.maxHeap = maxHeap;
  }

  public Address address() {
    return address;
  }

  /** The module, the jar, the process and the log are all called the same. */
  public String processName() {
    return address.processName();
  }

  /**
   * Small and quick to start, at the price of top speed: the work is done by FFmpeg and the disk. A
   * start cache is valid only for the same options.
   */
  List<String> jvmOptions() {
    return List.of(
        "-Xmx" + maxHeap,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }
}
