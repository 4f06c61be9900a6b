package org.mediatranscoder.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.problem.Given;

/**
 * Makes the schema of a record say what its JSON is. In an answer every member is there, and null
 * where the component may be; with {@code NON_NULL} such a member is left out instead. In a
 * request, a record whose name ends with {@code Request}, what may be null may also be missing.
 */
final class RecordSchemas implements ModelConverter {

  private static final String REF = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord() && raw.getName().startsWith("org.mediatranscoder.")) {
      describe(defined(schema, context), raw);
    }
    return schema;
  }

  private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
    String ref = schema.get$ref();
    Schema<?> named =
        ref == null ? null : context.getDefinedModels().get(ref.substring(REF.length()));
    return named == null ? schema : named;
  }

  @SuppressWarnings("rawtypes") // As the library has them.
  private static void describe(Schema<?> schema, Class<?> type) {
    Map<String, Schema> members = schema.getProperties();
    if (members == null) {
      return;
    }
    // Those too that no component has: of a method, or of an unwrapped component.
    Set<String> required = new LinkedHashSet<>(members.keySet());
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> member = members.get(component.getName());
      if (member == null) {
        continue;
      }
      if (!isRequired(component, type)) {
        required.remove(component.getName());
      }
      ItemEnums.add(component, member);
      StringExamples.mend(member);
      if (isNullable(component, type)) {
        members.put(component.getName(), Nulls.allowedIn(member));
      }
    }
    schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
  }

  private static boolean isRequired(RecordComponent component, Class<?> type) {
    boolean omitted = isRequest(type) || leavesOutNulls(type);
    return !omitted || !mayBeNull(component);
  }

  private static boolean isNullable(RecordComponent component, Class<?> type) {
    return mayBeNull(component) && !leavesOutNulls(type);
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !isPresent(component, Given.class);
  }

  /** Constraints stand on the field only. */
  private static boolean isPresent(
      RecordComponent component, Class<? extends Annotation> constraint) {
    try {
      return component
          .getDeclaringRecord()
          .getDeclaredField(component.getName())
          .isAnnotationPresent(constraint);
    } catch (NoSuchFieldException everyComponentHasOne) {
      throw new IllegalStateException(everyComponentHasOne);
    }
  }

  private static boolean isRequest(Class<?> type) {
    return type.getSimpleName().endsWith("Request");
  }

  private static boolean leavesOutNulls(Class<?> type) {
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }
}
