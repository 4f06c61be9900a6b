package org.mediatranscoder.model.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the internet from those of our own machines and networks: the registries of
 * special-purpose addresses of IANA (RFC 6890), as of 2026. Of IPv6 only what is given out as
 * global unicast is public, and of that nothing which carries an IPv4 address inside, as that one
 * would have to be judged too.
 */
public final class PublicAddresses {

  private static final List<Block> NOT_PUBLIC_4 =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10), // shared by carriers; AWS uses it inside
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16), // link-local: the metadata of clouds
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.31.196.0", 24),
          Block.of("192.52.193.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("192.175.48.0", 24),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3)); // multicast, reserved, broadcast

  private static final Block GLOBAL_6 = Block.of("2000::", 3);

  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          Block.of("2001::", 23), // Teredo, benchmarks, ORCHID
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16), // 6to4
          Block.of("2620:4f:8000::", 48),
          Block.of("3fff::", 20));

  private PublicAddresses() {}

  /** Whether anybody on the internet may be there. IPv4 inside IPv6 counts as what it is. */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress(); // Java makes IPv4 of ::ffff:a.b.c.d.
    return address instanceof Inet4Address
        ? NOT_PUBLIC_4.stream().noneMatch(block -> block.has(bytes))
        : GLOBAL_6.has(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.has(bytes));
  }

  /**
   * So many bits that are the same for all addresses of the block.
   *
   * @param first its first address
   */
  private record Block(InetAddress first, int bits) {

    static Block of(String first, int bits) {
      return new Block(InetAddress.ofLiteral(first), bits);
    }

    boolean has(byte[] address) {
      byte[] start = first.getAddress();
      for (int i = 0; i < bits; i++) {
        int mask = 1 << (7 - i % 8);
        if (((start[i / 8] ^ address[i / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
