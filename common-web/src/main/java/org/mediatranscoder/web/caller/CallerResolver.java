package org.mediatranscoder.web.caller;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller's {@link AccountId} parameter the caller's account: the name of the user who
 * was authenticated, which for an access token is its {@code sub}. A {@link Caller} parameter gets
 * the roles as well. A request without one ends as {@code token-invalid}.
 */
final class CallerResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return (type == AccountId.class || type == Caller.class)
        && parameter.getParameterAnnotations().length == 0;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (!(request.getUserPrincipal() instanceof Authentication caller)
        || !AccountId.isValid(caller.getName())) {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
    AccountId account = new AccountId(caller.getName());
    return parameter.getParameterType() == AccountId.class
        ? account
        : Caller.of(account, caller.getAuthorities());
  }
}
