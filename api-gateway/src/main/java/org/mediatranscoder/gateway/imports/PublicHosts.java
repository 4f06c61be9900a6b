package org.mediatranscoder.gateway.imports;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.mediatranscoder.model.network.PublicAddresses;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Resolves names for requests to servers that a person names. The HTTP client connects to what this
 * answers and to nothing else, so an answer of the DNS that changes later changes nothing, and a
 * number in place of a name passes through here as well.
 */
@Component
class PublicHosts implements DnsResolver {

  private final List<InetAddressMatcher> internal;

  PublicHosts(ImportProperties properties) {
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
    return PublicAddresses.isPublic(address)
        || internal.stream().anyMatch(one -> one.matches(address));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
