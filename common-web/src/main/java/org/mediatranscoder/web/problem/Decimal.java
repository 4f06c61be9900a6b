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
 * A text that must be a number, with decimals or without, above {@code above} and up to {@code
 * max}; null is valid. For parameters of a query, as {@link WholeNumber} is.
 */
@Constraint(validatedBy = Decimal.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Decimal {

  int above();

  int max();

  String message() default "must be a number above {above} and up to {max}, such as 61.5";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reads it. */
  final class Check implements ConstraintValidator<Decimal, String> {

    private int above;
    private int max;

    @Override
    public void initialize(Decimal constraint) {
      above = constraint.above();
      max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      if (text == null) {
        return true;
      }
      return text.matches("[0-9]{1,9}([.][0-9]{1,9})?")
          && Double.parseDouble(text) > above
          && Double.parseDouble(text) <= max;
    }
  }
}
