package org.mediatranscoder.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers a browser with a page in the place of a problem detail; the status stays. A problem tells
 * the status that is sent, also where a filter has replaced it.
 */
@ControllerAdvice
class ProblemPageAdvice implements ResponseBodyAdvice<Object> {

  private final ProblemPage page;

  ProblemPageAdvice(ProblemPage page) {
    this.page = page;
  }

  @Override
  public boolean supports(
      MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter method,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (!(body instanceof ProblemDetail problem)) {
      return body;
    }
    if (response instanceof ServletServerHttpResponse servlet) {
      problem.setStatus(servlet.getServletResponse().getStatus());
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (!PageWanted.by(request.getHeaders().getFirst(HttpHeaders.ACCEPT))) {
      return body;
    }
    write(problem, response);
    return null; // It is written already.
  }

  private void write(ProblemDetail problem, ServerHttpResponse response) {
    try {
      ProblemPage.headers().forEach(response.getHeaders()::put);
      response.getBody().write(page.of(problem));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
