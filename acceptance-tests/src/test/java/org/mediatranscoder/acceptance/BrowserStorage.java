package org.mediatranscoder.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.stream.Collectors;

/** All that a browser keeps of what pages and servers gave it. */
final class BrowserStorage {

  /** A JSON Web Token, signed or encrypted, wherever it stands (RFC 7519). */
  static final String A_JWT = "eyJ[A-Za-z0-9_-]{8,}\\.";

  private static final String OF_THE_PAGE =
      """
      async () => JSON.stringify({
        html: document.documentElement.outerHTML,
        session: Object.entries(sessionStorage),
        local: Object.entries(localStorage),
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      })""";

  private BrowserStorage() {}

  /** Cookies, local storage and databases of every origin; the rest of the page that is open. */
  static String of(Page page) {
    BrowserContext context = page.context();
    return context.storageState(new BrowserContext.StorageStateOptions().setIndexedDB(true))
        + page.evaluate(OF_THE_PAGE)
        + context.cookies().stream()
            .filter(cookie -> cookie.name.endsWith("_SESSION"))
            .map(BrowserStorage::line)
            .collect(Collectors.joining());
  }

  private static String line(Cookie cookie) {
    return "\n" + cookie.name + "=" + cookie.value + "; HttpOnly=" + cookie.httpOnly;
  }
}
