package org.mediatranscoder.gateway.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.openapi.Refuses;

/** A route that makes a job, for the description of the API: what each of them refuses. */
@Refuses({
  ErrorCode.FORMAT_UNKNOWN,
  ErrorCode.OPTION_UNKNOWN,
  ErrorCode.OPTION_INVALID,
  ErrorCode.WEBHOOK_UNKNOWN,
  ErrorCode.TOO_MANY_UPLOADS,
  ErrorCode.TOO_MANY_JOBS,
  ErrorCode.DAILY_BYTES_EXCEEDED,
  ErrorCode.STORED_BYTES_EXCEEDED,
  ErrorCode.DAILY_ENCODING_EXCEEDED,
  ErrorCode.STORAGE_UNAVAILABLE,
  ErrorCode.FORMAT_UNAVAILABLE
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MakesJob {}
