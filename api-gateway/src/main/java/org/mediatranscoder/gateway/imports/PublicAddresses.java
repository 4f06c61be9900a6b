package org.mediatranscoder.gateway.imports;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Resolves names for requests to servers that a person names. The HTTP client connects to what this
 * answers and to nothing else, so an answer of the DNS that changes later changes nothing, and a
 * number in place of a name passes through here as well.
 */
@Component
class PublicAddresses implements DnsResolver {

  /** Beside what Spring Security takes for internal: see the registries of RFC 6890 at IANA. */
  private static final List<String> SPECIAL =
      List.of(
          "0.0.0.0/8",
          "100.64.0.0/10",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "64:ff9b::/96",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "fc00::/7",
          "fe80::/9",
          "ff00::/8");

  private final InetAddressMatcher open =
      InetAddressMatchers.matchExternal().excludeAddresses(SPECIAL).build();
  private final List<InetAddressMatcher> internal;

  PublicAddresses(ImportProperties properties) {
    this.internal =
        properties.internalNetworks().stream().map(InetAddressMatchers::fromIpAddress).toList();
  }

  /**
   * The public addresses of a host.
   *
   * @throws ForbiddenAddressException if it has no other than internal ones
   * @throws UnknownHostException if it has none at all
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    InetAddress[] allowed = Arrays.stream(all).filter(this::isAllowed).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new ForbiddenAddressException();
    }
    return allowed;
  }

  boolean isAllowed(InetAddress address) {
    return open.matches(address) || internal.stream().anyMatch(one -> one.matches(address));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
