package org.mediatranscoder.web.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds the schema of problems, which no controller returns. */
final class ProblemSchema implements GlobalOpenApiCustomizer {

  static final String NAME = "Problem";

  @Override
  public void customise(OpenAPI api) {
    ModelConverters.getInstance(true)
        .readAll(ProblemView.class)
        .forEach(api.getComponents()::addSchemas);
  }
}
