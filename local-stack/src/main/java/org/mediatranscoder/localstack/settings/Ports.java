package org.mediatranscoder.localstack.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The port of each address on loopback.
 *
 * @param numbers one of 1 to 65535 for every {@link Address}
 */
public record Ports(Map<Address, Integer> numbers) {

  static final String VARIABLE_PREFIX = "TRANSCODER_PORT_";

  /** Added to every default, so that a second stack fits beside the first. */
  static final String OFFSET_VARIABLE = VARIABLE_PREFIX + "OFFSET";

  public Ports {
    numbers = Map.copyOf(numbers);
  }

  /**
   * Reads {@code TRANSCODER_PORT_<ADDRESS>} and {@code TRANSCODER_PORT_OFFSET}; 0 asks the
   * operating system for a free port.
   *
   * @throws CommandFailedException if one of them is no port
   */
  public static Ports from(Map<String, String> environment) {
    int offset = number(OFFSET_VARIABLE, environment.getOrDefault(OFFSET_VARIABLE, "0"));
    return of(
        address -> {
          String fallback = Integer.toString(address.defaultPort() + offset);
          String variable = address.variable();
          return number(variable, environment.getOrDefault(variable, fallback));
        });
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    return of(address -> 0);
  }

  /** Each 0 becomes a port that nobody listens on. */
  private static Ports of(ToIntFunction<Address> numbers) {
    Map<Address, Integer> chosen = new EnumMap<>(Address.class);
    List<ServerSocket> held = new ArrayList<>();
    for (Address address : Address.values()) {
      int number = numbers.applyAsInt(address);
      if (number == 0) {
        held.add(Folders.io(() -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress())));
        number = held.getLast().getLocalPort();
      }
      chosen.put(address, number);
    }
    held.forEach(Folders::close);
    return new Ports(chosen);
  }

  public int of(Address address) {
    return Objects.requireNonNull(numbers.get(address));
  }

  /** The public URL: by the name {@code localhost}, so that cookies and CORS have one site. */
  public URI url(Address address) {
    return URI.create("%s://localhost:%d".formatted(address.scheme(), of(address)));
  }

  /**
   * Says which ports are taken, and by whom, before anything is started.
   *
   * @throws CommandFailedException if one is, or if two addresses share one
   */
  public void requireFree() {
    List<String> taken = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Address address : Address.values()) {
      int port = of(address);
      boolean shared = !seen.add(port);
      if (shared || !isFree(port)) {
        taken.add(
            "%d (%s, change it with %s%s)"
                .formatted(
                    port,
                    address.processName(),
                    address.variable(),
                    shared ? "" : PortHolder.of(port)));
      }
    }
    if (!taken.isEmpty()) {
      throw new CommandFailedException(
          "Port already in use: %s. %s=100 moves all of them."
              .formatted(String.join(", ", taken), OFFSET_VARIABLE));
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int number(String variable, String value) {
    if (value.strip().matches("\\d{1,5}") && Integer.parseInt(value.strip()) <= 65535) {
      return Integer.parseInt(value.strip());
    }
    throw new CommandFailedException(variable + " is not a port: " + value);
  }
}
