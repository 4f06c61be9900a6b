package org.mediatranscoder.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception of a controller, and Spring's own, into a problem detail. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ApiException refused, HttpServletRequest request) {
    ResponseEntity<ProblemDetail> answer = Problems.answer(Problems.logged(refused));
    request.setAttribute(ProblemErrorController.PROBLEM, answer);
    return answer;
  }

  /** Left to Spring Security, whose chain knows the right answer. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void security(RuntimeException denied) {
    throw denied;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
    if (DisconnectedClientHelper.isClientDisconnectedException(unexpected)) {
      return null; // There is nobody left to answer.
    }
    return Problems.answer(Problems.logged(ErrorCode.INTERNAL, unexpected));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refusal(new ApiException(BindingFaults.of(invalid)), headers);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name = String.valueOf(wrong.getPropertyName());
    Fault fault = Fault.parameter(name, ErrorCode.VALUE_INVALID, "");
    return refusal(
        new ApiException(List.of(AllowedValues.in(fault, wrong.getRequiredType()))), headers);
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Fault fault =
        Fault.parameter(missing.getParameterName(), ErrorCode.VALUE_MISSING, "is missing");
    return refusal(new ApiException(List.of(fault)), headers);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refusal(
        new ApiException(ErrorCode.REQUEST_MALFORMED, "This route needs a JSON body."), headers);
  }

  @Override
  protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException wrong,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String allowed = Words.list(wrong.getSupportedMethods());
    String detail = "%s does not work here; %s".formatted(wrong.getMethod(), Words.may(allowed));
    return refusal(new ApiException(ErrorCode.METHOD_NOT_ALLOWED, detail), headers);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException wrong,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail = "Send the header Content-Type: " + Words.list(wrong.getSupportedMediaTypes());
    return refusal(new ApiException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, detail + "."), headers);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
      HttpMediaTypeNotAcceptableException wrong,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail = "The header Accept must allow " + Words.list(wrong.getSupportedMediaTypes());
    return refusal(new ApiException(ErrorCode.NOT_ACCEPTABLE, detail + "."), headers);
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        "No route has this address: %s /%s."
            .formatted(missing.getHttpMethod(), missing.getResourcePath());
    return refusal(new ApiException(ErrorCode.NOT_FOUND, detail), headers);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ErrorCode code = Problems.codeFor(status.value());
    String detail = body instanceof ProblemDetail of ? of.getDetail() : null;
    ProblemDetail problem = Problems.logged(code, detail == null ? code.detail() : detail, null);
    problem.setStatus(status.value());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ResponseEntity<Object> refusal(ApiException refused, HttpHeaders headers) {
    return ResponseEntity.status(refused.code().status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.logged(refused));
  }
}
