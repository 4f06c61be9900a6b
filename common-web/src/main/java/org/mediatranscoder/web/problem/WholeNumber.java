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

/**
 * A text that must be a whole number; null is valid. For parameters of a query: data binding tells
 * no other fault once a value has the wrong type.
 */
@Constraint(validatedBy = WholeNumber.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface WholeNumber {

  long min();

  long max();

  String message() default "must be a whole number from {min} to {max}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reads it. */
  final class Check implements ConstraintValidator<WholeNumber, String> {

    private long min;
    private long max;

    @Override
    public void initialize(WholeNumber constraint) {
      min = constraint.min();
      max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      if (text == null) {
        return true;
      }
      return text.matches("[0-9]{1,18}")
          && Long.parseLong(text) >= min
          && Long.parseLong(text) <= max;
    }
  }
}
