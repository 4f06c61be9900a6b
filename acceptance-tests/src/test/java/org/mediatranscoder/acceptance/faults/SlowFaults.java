package org.mediatranscoder.acceptance.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests that {@code ./transcoder test --faults} runs, and no other. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EnabledIfSystemProperty(
    named = "transcoder.test.faults",
    matches = "true",
    disabledReason = "takes minutes: ./transcoder test --faults")
public @interface SlowFaults {}
