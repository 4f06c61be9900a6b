package org.mediatranscoder.gateway.formats;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.format.FormatOption;
import org.springframework.stereotype.Component;

/** Describes an option of a format as what it is: a JSON Schema itself, with any keyword. */
@Component
final class FormatOptionSchema implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (FormatOption.class.isAssignableFrom(raw)) {
      Schema<Object> option = new Schema<>();
      option.setTypes(Set.of("object"));
      option.setDescription("A JSON Schema (2020-12) of the values of this option");
      option.setAdditionalProperties(true);
      return option;
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }
}
