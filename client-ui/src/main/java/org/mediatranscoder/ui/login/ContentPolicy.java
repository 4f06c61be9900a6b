package org.mediatranscoder.ui.login;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediatranscoder.ui.UiSettings;

/** The Content-Security-Policy (CSP level 3) of the page: no inline code, and few addresses. */
final class ContentPolicy {

  private ContentPolicy() {}

  static String of(UiSettings settings) {
    String media = origins(settings.mediaOrigins());
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'" + media,
        "media-src 'self'" + media,
        "connect-src 'self'" + origins(List.of(settings.gatewayUrl())) + media,
        // Signing out is a form that auth-service answers with a redirect back to us.
        "form-action 'self'" + origins(List.of(settings.issuer())),
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static String origins(List<URI> addresses) {
    return addresses.stream()
        .map(ContentPolicy::origin)
        .flatMap(origin -> Stream.of(" ", origin))
        .collect(Collectors.joining());
  }

  /** Scheme, host and port (RFC 6454); a path would narrow the policy without anyone noticing. */
  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
