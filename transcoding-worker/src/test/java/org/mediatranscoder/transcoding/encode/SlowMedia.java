package org.mediatranscoder.transcoding.encode;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * A second proof of something, or one that takes long: {@code ./transcoder test --media} runs it, a
 * push does not (docs/decisions/0064).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@DisabledIfSystemProperty(
    named = FirstRows.PROPERTY,
    matches = "1",
    disabledReason = "takes long: ./transcoder test --media")
@interface SlowMedia {}
