package org.mediatranscoder.web.assets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Gives every template {@code assets}: a template may not ask for a bean. */
final class AssetsModel implements HandlerInterceptor {

  private final Assets assets;

  AssetsModel(Assets assets) {
    this.assets = assets;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null) {
      page.addObject("assets", assets);
    }
  }
}
