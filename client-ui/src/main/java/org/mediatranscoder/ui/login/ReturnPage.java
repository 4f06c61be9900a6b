package org.mediatranscoder.ui.login;

import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page on which a person goes on: one of ours, whatever an address says. */
public final class ReturnPage {

  static final String START = "/";

  private static final String ATTRIBUTE = "return-page";
  private static final Set<String> PAGES = Set.of(START, "/account", "/operator");

  private ReturnPage() {}

  /** The page that was asked for; the start page if it is none of ours. */
  public static String of(String asked) {
    return PAGES.contains(asked) ? asked : START;
  }

  static void remember(HttpSession session, String asked) {
    session.setAttribute(ATTRIBUTE, of(asked));
  }

  /** Gives it once; the start page if none is remembered. */
  static String take(@Nullable HttpSession session) {
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String page)) {
      return START;
    }
    session.removeAttribute(ATTRIBUTE);
    return of(page);
  }
}
