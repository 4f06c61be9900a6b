package org.mediatranscoder.gateway.jobs;

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
import org.mediatranscoder.redis.job.HistoryCursor;
import org.mediatranscoder.web.problem.FaultCode;

/** A cursor as a page of the history gave it; null is valid. */
@Constraint(validatedBy = HistoryPlace.Check.class)
@FaultCode(ErrorCode.CURSOR_INVALID)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface HistoryPlace {

  String message() default "must be nextCursor of the page before, unchanged";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Looks at the syntax. */
  final class Check implements ConstraintValidator<HistoryPlace, String> {

    @Override
    public boolean isValid(@Nullable String cursor, ConstraintValidatorContext context) {
      return cursor == null || HistoryCursor.isCursor(cursor);
    }
  }
}
