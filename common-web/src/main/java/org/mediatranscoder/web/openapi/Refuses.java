package org.mediatranscoder.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mediatranscoder.model.error.ErrorCode;

/**
 * The errors of its own that a route answers with; the description of the API lists them. On an
 * annotation of routes: those of every route that has it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Refuses {

  ErrorCode[] value();
}
