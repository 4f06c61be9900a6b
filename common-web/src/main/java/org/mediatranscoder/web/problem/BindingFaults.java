package org.mediatranscoder.web.problem;

import jakarta.validation.ConstraintViolation;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.beans.TypeMismatchException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;

/** What data binding and Bean Validation found, in the order of the names. */
public final class BindingFaults {

  private BindingFaults() {}

  static List<Fault> of(MethodArgumentNotValidException invalid) {
    boolean body = invalid.getParameter().hasParameterAnnotation(RequestBody.class);
    return of(invalid.getBindingResult(), body ? Fault::body : Fault::parameter);
  }

  /** Of a JSON body, for a controller that has more to add to them. */
  public static List<Fault> ofBody(BindingResult result) {
    return of(result, Fault::body);
  }

  private static List<Fault> of(BindingResult result, Place place) {
    return result.getFieldErrors().stream()
        .sorted(Comparator.comparing(FieldError::getField))
        .map(error -> of(error, place))
        .toList();
  }

  private static Fault of(FieldError error, Place place) {
    if (error.isBindingFailure()) {
      Fault fault = place.fault(error.getField(), ErrorCode.VALUE_INVALID, "");
      return AllowedValues.in(fault, error.unwrap(TypeMismatchException.class).getRequiredType());
    }
    return of(error.unwrap(ConstraintViolation.class), error.getField(), place);
  }

  /**
   * @param field where it is, as Java writes it
   */
  static Fault of(ConstraintViolation<?> violation, String field, Place place) {
    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
    FaultCode code = constraint.annotationType().getAnnotation(FaultCode.class);
    Fault fault =
        place.fault(
            field, code == null ? ErrorCode.VALUE_INVALID : code.value(), violation.getMessage());
    return constraint instanceof OneOf oneOf ? fault.allowing(List.of(oneOf.value())) : fault;
  }

  /** Where in a request the faults are. */
  @FunctionalInterface
  interface Place {

    Fault fault(String name, ErrorCode code, String message);
  }
}
