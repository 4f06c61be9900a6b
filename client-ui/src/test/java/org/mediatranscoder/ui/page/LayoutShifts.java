package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** What moves on a page under the eyes of a person who did not ask for it. */
final class LayoutShifts {

  /** The sum of a whole visit (web.dev counts up to 0.1 as good). */
  private static final double MOST = 0.05;

  private static final String WATCH =
      """
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) {
          if (!shift.hadRecentInput) {
            const moved = shift.sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
            window.shifts.push([shift.value, String(moved)]);
          }
        }
      }).observe({ type: 'layout-shift', buffered: true });""";

  private LayoutShifts() {}

  /** From the next page on. */
  static void watch(Page page) {
    page.addInitScript(WATCH);
  }

  /** Fails if more has moved on this page. */
  static void assertFew(Page page) {
    Number sum = (Number) page.evaluate("shifts.reduce((sum, [value]) => sum + value, 0)");
    assertThat(sum.doubleValue())
        .as("%s", page.evaluate("JSON.stringify(shifts)"))
        .isLessThan(MOST);
  }
}
