package org.mediatranscoder.web.caller;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller's {@link AccountId} parameter the caller's account: the name of whoever was
 * authenticated, which for an access token is its {@code sub}. A request without one ends as {@code
 * token-invalid}.
 */
final class CallerResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AccountId.class
        && parameter.getParameterAnnotations().length == 0;
  }

  @Override
  public AccountId resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Principal caller = request.getUserPrincipal();
    String subject = caller == null ? null : caller.getName();
    if (subject == null || !AccountId.isValid(subject)) {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
    return new AccountId(subject);
  }
}
