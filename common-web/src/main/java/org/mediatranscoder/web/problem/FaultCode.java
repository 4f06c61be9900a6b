package org.mediatranscoder.web.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mediatranscoder.model.error.ErrorCode;

/** On a constraint of Bean Validation: the code of the fault when it is violated. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface FaultCode {

  ErrorCode value();
}
