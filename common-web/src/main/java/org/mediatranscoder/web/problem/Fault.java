package org.mediatranscoder.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;

/**
 * One thing that is wrong with a request: an entry of {@code errors} in a problem detail. One of
 * the first three says where.
 *
 * @param parameter a parameter of the query or the path
 * @param field a field of a form
 * @param pointer a value in a JSON body, as a fragment with a JSON Pointer (RFC 6901): {@code
 *     #/scopes/0}
 * @param code a {@link ErrorCode#code()}
 * @param message what is wrong, as the end of a sentence that begins with the name
 * @param allowed all values that would do; null where they cannot be listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    @Nullable String parameter,
    @Nullable String field,
    @Nullable String pointer,
    String code,
    String message,
    @Nullable List<String> allowed) {

  public Fault {
    allowed = allowed == null ? null : List.copyOf(allowed);
  }

  /** Of a parameter of the query or the path. */
  public static Fault parameter(String name, ErrorCode code, String message) {
    return new Fault(name, null, null, code.code(), message, null);
  }

  /** Of a field of a form. */
  public static Fault field(String name, ErrorCode code, String message) {
    return new Fault(null, name, null, code.code(), message, null);
  }

  /**
   * Of a value in a JSON body.
   *
   * @param path as Java writes it: {@code scopes[0]}
   */
  public static Fault body(String path, ErrorCode code, String message) {
    String place = path.replace(".<list element>", "").replace("]", "");
    String pointer = "#/" + place.replace('.', '/').replace('[', '/');
    return new Fault(null, null, pointer, code.code(), message, null);
  }

  /** The same with all values that would do, which the message then names too. */
  public Fault allowing(List<String> values) {
    Fault said = saying("must be one of " + String.join(", ", values));
    return new Fault(parameter, field, pointer, code, said.message, values);
  }

  /** The same with this message. */
  Fault saying(String words) {
    return new Fault(parameter, field, pointer, code, words, allowed);
  }

  /** A sentence without its full stop. */
  String sentence() {
    return name() + " " + message;
  }

  private String name() {
    if (parameter != null) {
      return parameter;
    }
    return field != null ? field : String.valueOf(pointer);
  }
}
