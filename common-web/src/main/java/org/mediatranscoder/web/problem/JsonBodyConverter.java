package org.mediatranscoder.web.problem;

import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON bodies of requests strictly: a name that the route does not know is a fault, as it
 * is most often a slip, and the answer lists all faults.
 */
final class JsonBodyConverter extends JacksonJsonHttpMessageConverter {

  private final JsonMapper strict;
  private final BodyFaults faults;

  JsonBodyConverter(JsonMapper json, Validator validator) {
    super(json);
    this.strict =
        json.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    this.faults = new BodyFaults(strict, validator);
  }

  /**
   * @throws ApiException with everything that is wrong
   */
  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    JsonNode tree = tree(message.getBody().readAllBytes()); // Bounded, as every body.
    try {
      return strict.treeToValue(tree, strict.constructType(type.getType()));
    } catch (JacksonException wrong) {
      throw refusal(tree, type.toClass());
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      return strict.readTree(body);
    } catch (JacksonException wrong) {
      TokenStreamLocation at = wrong.getLocation();
      throw malformed(
          "The body is no JSON: see line %d, column %d."
              .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
    }
  }

  private ApiException refusal(JsonNode tree, Class<?> type) {
    if (!(tree instanceof ObjectNode object)) {
      return malformed("The body must be a JSON object.");
    }
    List<Fault> found = type.isRecord() ? faults.of(object, type) : List.of();
    return found.isEmpty()
        ? malformed("The JSON object is not what this route expects.")
        : new ApiException(found);
  }

  private static ApiException malformed(String detail) {
    return new ApiException(ErrorCode.REQUEST_MALFORMED, detail);
  }
}
