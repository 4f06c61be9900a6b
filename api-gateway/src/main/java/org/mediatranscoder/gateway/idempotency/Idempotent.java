package org.mediatranscoder.gateway.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.openapi.Refuses;

/** A route that takes an idempotency key, for the description of the API. */
@Refuses({
  ErrorCode.IDEMPOTENCY_KEY_INVALID,
  ErrorCode.REQUEST_IN_PROGRESS,
  ErrorCode.IDEMPOTENCY_KEY_REUSED
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
