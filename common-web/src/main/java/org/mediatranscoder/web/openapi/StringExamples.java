package org.mediatranscoder.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;

/** Examples of strings that hold JSON: swagger-core reads them as the JSON that they look like. */
final class StringExamples {

  private static final String STRING = "string";

  private StringExamples() {}

  /** Makes the example of a string a string again. */
  static void mend(Schema<?> member) {
    if (isString(member) && member.getExample() instanceof JsonNode json && !json.isTextual()) {
      member.setExample(json.toString());
    }
  }

  private static boolean isString(Schema<?> member) {
    return STRING.equals(member.getType())
        || (member.getTypes() != null && member.getTypes().contains(STRING));
  }
}
