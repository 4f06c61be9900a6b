package org.mediatranscoder.auth.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.network.PublicAddresses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;

/**
 * Judges the address of a webhook before it is kept. Where its name leads is judged at each
 * request, as that may change.
 */
final class WebhookUrl {

  private static final int HTTPS = 443;

  private WebhookUrl() {}

  /**
   * @param allowLoopback {@link WebhookProperties#allowLoopback}
   * @throws ApiException {@code value-invalid}
   */
  static void requireGood(String url, boolean allowLoopback) {
    fault(url, allowLoopback)
        .ifPresent(
            words -> {
              throw new ApiException(List.of(Fault.body("url", ErrorCode.VALUE_INVALID, words)));
            });
  }

  private static Optional<String> fault(String url, boolean allowLoopback) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException noUri) {
      return Optional.of("must be a web address");
    }
    if (uri.getHost() == null || !StandardCharsets.US_ASCII.newEncoder().canEncode(url)) {
      return Optional.of("must be a web address, its name as it travels (xn--…)");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("must have neither a name with password nor a part behind #");
    }
    if (allowLoopback && isLoopback(uri.getHost()) && isWeb(uri)) {
      return Optional.empty();
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())
        || (uri.getPort() != -1 && uri.getPort() != HTTPS)) {
      return Optional.of("must begin with https:// and have no port but 443");
    }
    return isPrivate(uri.getHost())
        ? Optional.of("must lead to a public address")
        : Optional.empty();
  }

  private static boolean isWeb(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isLoopback(String host) {
    return isLocalName(host) || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static boolean isPrivate(String host) {
    return isLocalName(host)
        || literal(host).filter(address -> !PublicAddresses.isPublic(address)).isPresent();
  }

  private static boolean isLocalName(String host) {
    return host.equalsIgnoreCase("localhost");
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }
}
