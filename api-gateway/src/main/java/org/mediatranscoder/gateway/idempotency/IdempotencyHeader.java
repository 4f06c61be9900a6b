package org.mediatranscoder.gateway.idempotency;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the header on the routes that take it. */
@Component
class IdempotencyHeader implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod route) {
    if (route.hasMethodAnnotation(Idempotent.class)) {
      operation.addParametersItem(
          new HeaderParameter()
              .name(IdempotencyKey.HEADER)
              .description(
                  "A name of your own for this request, such as a UUID: repeated with the same one"
                      + " within a day it is not done again and gets the same answer. 1 to 128"
                      + " visible ASCII characters other than quotation mark and backslash.")
              .required(false)
              .example("8e03978e-40d5-43dd-bc93-6894a57f9324")
              .schema(new StringSchema().pattern(IdempotencyKey.SYNTAX)));
    }
    return operation;
  }
}
