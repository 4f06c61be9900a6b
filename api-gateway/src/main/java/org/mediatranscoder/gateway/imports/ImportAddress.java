package org.mediatranscoder.gateway.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.mediatranscoder.gateway.upload.DisplayName;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/**
 * Where a file is fetched from: an address of the web with a host and one of its usual ports, and
 * without a name and password.
 */
record ImportAddress(URI uri) {

  static final int LONGEST = 2_000;

  /** With others a person could knock at services that are no web servers. */
  private static final int LOWEST_FREE_PORT = 1024;

  private static final Set<Integer> PORTS = Set.of(-1, 80, 443);

  /**
   * @throws ApiException {@code import-address-invalid}
   */
  static ImportAddress of(String text) {
    try {
      return checked(new URI(text.strip()));
    } catch (URISyntaxException malformed) {
      throw new ApiException(ErrorCode.IMPORT_ADDRESS_INVALID, malformed);
    }
  }

  private static ImportAddress checked(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    boolean good =
        (scheme.equals("http") || scheme.equals("https"))
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.toString().length() <= LONGEST
            && (PORTS.contains(uri.getPort()) || uri.getPort() >= LOWEST_FREE_PORT);
    if (!good) {
      throw new ApiException(ErrorCode.IMPORT_ADDRESS_INVALID);
    }
    return new ImportAddress(uri);
  }

  /**
   * Where a redirect leads to.
   *
   * @throws ApiException {@code import-address-invalid}
   */
  ImportAddress redirectedTo(String location) {
    try {
      return checked(uri.resolve(new URI(location)));
    } catch (URISyntaxException malformed) {
      throw new ApiException(ErrorCode.IMPORT_ADDRESS_INVALID, malformed);
    }
  }

  /** The last step of the path, for people. */
  String fileName() {
    String path = Objects.requireNonNullElse(uri.getRawPath(), "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    try {
      return DisplayName.of(URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noEscape) {
      return DisplayName.of(last);
    }
  }
}
