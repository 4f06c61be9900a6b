package org.mediatranscoder.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Whether a request is one of a person's browser, by its {@code Accept} (RFC 9110, section 12.5.1).
 * Only a type that is asked for by name counts: every program sends {@code *}{@code /*}.
 */
public final class PageWanted {

  private PageWanted() {}

  public static boolean by(@Nullable String accept) {
    try {
      List<MediaType> types = MediaType.parseMediaTypes(accept);
      double page = quality(types, MediaType.TEXT_HTML);
      double data =
          Math.max(
              quality(types, MediaType.APPLICATION_JSON),
              quality(types, MediaType.APPLICATION_PROBLEM_JSON));
      return page > 0 && page >= data;
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }

  private static double quality(List<MediaType> types, MediaType wanted) {
    return types.stream()
        .filter(wanted::equalsTypeAndSubtype)
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
