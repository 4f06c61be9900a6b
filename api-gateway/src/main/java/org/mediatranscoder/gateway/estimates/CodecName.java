package org.mediatranscoder.gateway.estimates;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that could be FFmpeg's name of a codec, or {@code none}; null is valid. */
@Constraint(validatedBy = {})
@Pattern(
    regexp = "[a-z0-9_]{1,32}",
    message = "must be FFmpeg's name of a codec, such as h264 or aac, or none")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface CodecName {

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
