package org.mediatranscoder.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.mediatranscoder.model.network.PublicAddresses;
import org.springframework.stereotype.Component;

/**
 * Looks a name up for a connection, once: the connection goes to the very addresses that were
 * checked here, whatever the name leads to a moment later. Literal addresses come this way too.
 */
@Component
class CheckedAddresses implements DnsResolver {

  private final boolean allowLoopback;

  CheckedAddresses(WebhookSettings settings) {
    this.allowLoopback = settings.allowLoopback();
  }

  /**
   * @throws NotPublicException if any address is not public
   * @throws UnknownHostException if there is none
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookUp(host);
    if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
      throw new NotPublicException();
    }
    return addresses;
  }

  /** For tests. */
  InetAddress[] lookUp(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private boolean isAllowed(InetAddress address) {
    return PublicAddresses.isPublic(address) || (allowLoopback && address.isLoopbackAddress());
  }
}
