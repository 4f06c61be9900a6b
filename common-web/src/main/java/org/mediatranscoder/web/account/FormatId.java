package org.mediatranscoder.web.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.FaultCode;

/** What may be the id of a format; whether the catalogue has it is for api-gateway to say. */
@Pattern(regexp = FormatId.SYNTAX)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@FaultCode(ErrorCode.FORMAT_UNKNOWN)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface FormatId {

  String SYNTAX = "^[a-z0-9][a-z0-9-]{0,63}$";

  String message() default "must be the id of a format of GET /formats";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
