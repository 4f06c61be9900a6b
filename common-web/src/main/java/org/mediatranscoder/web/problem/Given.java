package org.mediatranscoder.web.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;

/** A value that a request must have: as it may be missing, its type is nullable all the same. */
@Constraint(validatedBy = Given.Check.class)
@FaultCode(ErrorCode.VALUE_MISSING)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
public @interface Given {

  String message() default "is missing";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Refuses null. */
  final class Check implements ConstraintValidator<Given, Object> {

    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
      return value != null;
    }
  }
}
