package org.mediatranscoder.gateway.tus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** The header {@code Upload-Metadata}: names, each with a value in Base64. */
final class UploadMetadata {

  private static final int MOST = 16;

  private UploadMetadata() {}

  /**
   * What the header says, in its order; a name without a value has an empty one.
   *
   * @throws ApiException {@code upload-metadata-malformed}
   */
  static Map<String, String> parse(@Nullable String header) {
    Map<String, String> values = new LinkedHashMap<>();
    if (header == null || header.isBlank()) {
      return values;
    }
    String[] pairs = header.split(",", -1);
    if (pairs.length > MOST) {
      throw malformed();
    }
    for (String pair : pairs) {
      String[] words = pair.strip().split(" +", -1);
      if (words[0].isEmpty() || words.length > 2) {
        throw malformed();
      }
      if (values.put(words[0], words.length == 1 ? "" : decoded(words[1])) != null) {
        throw malformed();
      }
    }
    return values;
  }

  private static String decoded(String value) {
    try {
      return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      throw malformed();
    }
  }

  private static ApiException malformed() {
    return new ApiException(ErrorCode.UPLOAD_METADATA_MALFORMED);
  }
}
