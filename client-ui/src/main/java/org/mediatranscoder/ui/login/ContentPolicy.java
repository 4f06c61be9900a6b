package org.mediatranscoder.ui.login;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediatranscoder.ui.UiSettings;

/** The Content-Security-Policy (CSP level 3) of the pages: no inline code, and few addresses. */
final class ContentPolicy {

  /**
   * The styles that the dashboard of JobRunr 8.7.0 writes into its page: an empty one, which it
   * fills by script, and two fixed ones. The browser test notices other ones.
   */
  private static final String STYLES_OF_JOBRUNR =
      " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
          + " 'sha256-N+ZSSbc/UYZ6AVVfwvfNyjeRpuAZ3Dek2VkJbR8O2HM='"
          + " 'sha256-ry9eNBfOK9uLJfWlYkQtrrYBZJCOP9sVhfPgRVh14Ic='";

  private ContentPolicy() {}

  static String of(UiSettings settings) {
    String media = origins(settings.mediaOrigins());
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'" + media,
        // A file that is not sent yet is looked at under an address that starts with "blob:".
        "media-src 'self' blob:" + media,
        "connect-src 'self'" + origins(List.of(settings.gatewayUrl(), live(settings))) + media,
        // The player of a package is a page of the gateway.
        "frame-src" + origins(List.of(settings.gatewayUrl())),
        // Signing out is a form that auth-service answers with a redirect back to us.
        "form-action 'self'" + origins(List.of(settings.issuer())),
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  /**
   * Of JobRunr's dashboard. Its scripts load further ones, which Trusted Types would not let them.
   * It speaks to nobody but us.
   */
  static String ofDashboard() {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'" + STYLES_OF_JOBRUNR,
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'");
  }

  /** A policy for {@code https} does not let WebSockets through. */
  private static URI live(UiSettings settings) {
    return URI.create(settings.gatewayUrl().toString().replaceFirst("^http", "ws"));
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
