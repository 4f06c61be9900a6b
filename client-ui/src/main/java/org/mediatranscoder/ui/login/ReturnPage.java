package org.mediatranscoder.ui.login;

import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page on which a person goes on after signing in: one of ours, whatever an address says. */
final class ReturnPage {

  static final String START = "/";

  private static final String ATTRIBUTE = "return-page";
  private static final Set<String> PAGES = Set.of(START, "/account", "/operator");

  private ReturnPage() {}

  static void remember(HttpSession session, String asked) {
    session.setAttribute(ATTRIBUTE, PAGES.contains(asked) ? asked : START);
  }

  /** Gives it once; the start page if none is remembered. */
  static String take(@Nullable HttpSession session) {
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String page)) {
      return START;
    }
    session.removeAttribute(ATTRIBUTE);
    return PAGES.contains(page) ? page : START;
  }
}
