package org.mediatranscoder.web.mail;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.FaultCode;

/**
 * One address with a dotted domain, at most 254 characters (RFC 5321), no control characters, with
 * ASCII alone before the @ and a domain that can be written in ASCII (RFC 5890); null is valid.
 */
@Email(regexp = "[^\\s\"<>]+@[^\\s@]+\\.[^\\s@]+")
@Size(max = 254)
@Constraint(validatedBy = MailAddress.Check.class)
@ReportAsSingleViolation
@FaultCode(ErrorCode.EMAIL_INVALID)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface MailAddress {

  String message() default EmailAddresses.MUST;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Refuses control characters and what has no form in ASCII. */
  final class Check implements ConstraintValidator<MailAddress, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null
          || (text.chars().noneMatch(Character::isISOControl) && AsciiAddress.of(text).isPresent());
    }
  }
}
