package org.mediatranscoder.localstack.service;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.jvm.Compilers;
import org.mediatranscoder.localstack.settings.Address;

/** One of the six, with what its JVM needs on a developer's machine. */
public enum Service {
  CLIENT_UI(Address.UI, "96m", Compilers.QUICK),
  API_GATEWAY(Address.GATEWAY, "128m", Compilers.QUICK_THEN_OPTIMIZING),
  AUTH_SERVICE(Address.AUTH, "128m", Compilers.QUICK),
  UPLOAD_SERVICE(Address.UPLOAD, "256m", Compilers.QUICK_THEN_OPTIMIZING),
  TRANSCODING_WORKER(Address.TRANSCODING, "192m", Compilers.QUICK_THEN_OPTIMIZING),
  NOTIFICATION_WORKER(Address.NOTIFICATION, "96m", Compilers.QUICK);

  private final Address address;
  private final String maxHeap;
  private final Compilers compilers;

  Service(Address address, String maxHeap, Compilers compilers) {
    this.address = address;
    this.maxHeap = maxHeap;
    this.compilers = compilers;
  }

  public Address address() {
    return address;
  }

  /** The module, the jar, the process and the log are all called the same. */
  public String processName() {
    return address.processName();
  }

  /** As people name it on the command line. */
  @Override
  public String toString() {
    return processName();
  }

  /**
   * Small, and quick to start. The young generation is small and the heap begins small, so that
   * resident memory follows what is used. An AOT cache is valid only for the same options.
   */
  List<String> jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-Xms48m", "-Xmn24m", "-Xmx" + maxHeap));
    options.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
    options.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.addAll(compilers.options());
    return options;
  }
}
