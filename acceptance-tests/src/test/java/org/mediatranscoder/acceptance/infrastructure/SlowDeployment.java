package org.mediatranscoder.acceptance.infrastructure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests that {@code ./transcoder test --deploy} runs, and no other. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIfSystemProperty(
    named = SlowDeployment.PROPERTY,
    matches = "true",
    disabledReason = "takes minutes: ./transcoder test --deploy")
@interface SlowDeployment {

  String PROPERTY = "transcoder.test.deploy";
}
