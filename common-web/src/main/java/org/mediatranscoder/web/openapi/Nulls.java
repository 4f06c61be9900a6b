package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Null in schemas of OpenAPI 3.1: one more type. */
final class Nulls {

  private static final String NULL = "null";

  private Nulls() {}

  /** The schema, which may then be null too. */
  static Schema<?> allowedIn(Schema<?> schema) {
    return schema.get$ref() == null ? typed(schema) : referred(schema);
  }

  private static Schema<?> typed(Schema<?> schema) {
    Set<String> types =
        new LinkedHashSet<>(schema.getTypes() == null ? Set.of() : schema.getTypes());
    if (schema.getType() != null) {
      types.add(schema.getType());
    }
    types.add(NULL);
    schema.setTypes(types);
    if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
      setEnum(schema);
    }
    return schema;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Its type says nothing about null.
  private static void setEnum(Schema schema) {
    List<Object> values = new ArrayList<>(schema.getEnum());
    values.add(null);
    schema.setEnum(values);
  }

  private static Schema<?> referred(Schema<?> schema) {
    Schema<Object> reference = new Schema<>();
    reference.set$ref(schema.get$ref());
    Schema<Object> nothing = new Schema<>();
    nothing.setTypes(Set.of(NULL));
    Schema<Object> either = new Schema<>();
    either.setDescription(schema.getDescription());
    either.setAnyOf(List.of(reference, nothing));
    return either;
  }
}
