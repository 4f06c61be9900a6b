package org.mediatranscoder.localstack.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
   * @throws SettingsException if one of them is no port
   */
  public static Ports from(Map<String, String> environment) {
    int offset = number(OFFSET_VARIABLE, environment.getOrDefault(OFFSET_VARIABLE, "0"));
    Map<Address, Integer> numbers = new EnumMap<>(Address.class);
    for (Address address : Address.values()) {
      String fallback = Integer.toString(address.defaultPort() + offset);
      String chosen = environment.getOrDefault(address.variable(), fallback);
      numbers.put(address, number(address.variable(), chosen));
    }
    return new Ports(withFreePorts(numbers));
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    Map<String, String> zeros = new HashMap<>();
    for (Address address : Address.values()) {
      zeros.put(address.variable(), "0");
    }
    return from(zeros);
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
   * @throws SettingsException if one is, or if two addresses share one
   */
  public void requireFree() {
    List<String> taken = new ArrayList<>();
    Map<Integer, Address> seen = new HashMap<>();
    for (Address address : Address.values()) {
      int port = of(address);
      Address other = seen.putIfAbsent(port, address);
      if (other != null || !isFree(port)) {
        String holder = other != null ? "" : PortTaken.by(port);
        taken.add(
            "%d (%s, change it with %s%s)"
                .formatted(port, address.processName(), address.variable(), holder));
      }
    }
    if (!taken.isEmpty()) {
      throw new SettingsException(
          "Port already in use: %s. %s=100 moves all of them."
              .formatted(String.join(", ", taken), OFFSET_VARIABLE));
    }
  }

  private static Map<Address, Integer> withFreePorts(Map<Address, Integer> numbers) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      Map<Address, Integer> chosen = new EnumMap<>(numbers);
      for (Map.Entry<Address, Integer> entry : chosen.entrySet()) {
        if (entry.getValue() == 0) {
          ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          held.add(socket);
          entry.setValue(socket.getLocalPort());
        }
      }
      return chosen;
    } catch (IOException noPortLeft) {
      throw new SettingsException("No free port on this machine: " + noPortLeft.getMessage());
    } finally {
      held.forEach(Ports::closeQuietly);
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

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException nothingToLose) {
      // The port is given back when the process ends, at the latest.
    }
  }

  private static int number(String variable, String value) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= 0 && number <= 65535) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with a number that is out of range.
    }
    throw new SettingsException(variable + " is not a port: " + value);
  }

  @Override
  public String toString() {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey().processName() + "=" + entry.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
