package org.mediatranscoder.web.counting;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one client: an IPv4 address, or a /64 network of IPv6, as one home or one server
 * has a whole one (RFC 6177).
 *
 * @param name equal for all addresses of the network
 */
public record ClientNetwork(String name, boolean isLoopback) {

  private static final int NETWORK_BYTES = 8;
  private static final ClientNetwork UNKNOWN = new ClientNetwork("unknown", false);

  /**
   * @param address as the servlet container tells it; what a proxy made up counts as one client
   */
  public static ClientNetwork of(String address) {
    try {
      InetAddress from = InetAddress.ofLiteral(address);
      return new ClientNetwork(name(from), from.isLoopbackAddress());
    } catch (IllegalArgumentException noAddress) {
      return UNKNOWN;
    }
  }

  private static String name(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
