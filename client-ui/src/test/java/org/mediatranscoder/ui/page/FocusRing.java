package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Which element has the focus, and whether a person can see that in the pixels of the page. */
final class FocusRing {

  /**
   * The outline of the focused element or of the part of the page around it: its width, its colour
   * and the middle of each of its four sides.
   */
  private static final String OUTLINE =
      """
      () => {
        let ringed = document.activeElement;
        const isRinged = ({ outlineStyle, opacity }) => outlineStyle !== 'none' && opacity !== '0';
        while (ringed && !isRinged(getComputedStyle(ringed))) {
          ringed = ringed.parentElement;
        }
        if (!ringed) {
          return null;
        }
        const style = getComputedStyle(ringed);
        const away = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2;
        const box = ringed.getBoundingClientRect();
        const [left, right, top, bottom] = [box.left - away, box.right + away, box.top - away, box.bottom + away];
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const color = style.outlineColor.match(/[\\d.]+/g).map(Number);
        return [parseFloat(style.outlineWidth), color, [[x, top], [x, bottom], [left, y], [right, y]]];
      }""";

  private static final String NAME =
      """
      () => {
        const { dataset, id, tagName, textContent } = document.activeElement;
        return dataset.testid ?? (id || `${tagName} ${textContent.trim()}`);
      }""";

  private final Page page;
  private final Set<String> seen = new HashSet<>();

  FocusRing(Page page) {
    this.page = page;
  }

  /** Of the element that has the focus; what tells it otherwise where it has none. */
  String testId() {
    return String.valueOf(page.evaluate(NAME));
  }

  boolean inRow(String job) {
    return job.equals(
        page.evaluate("document.activeElement.closest('[data-job-id]')?.dataset.jobId ?? ''"));
  }

  void assertOn(String testId) {
    page.waitForCondition(() -> testId().equals(testId));
    assertVisible();
  }

  void assertInRow(String job) {
    page.waitForCondition(() -> inRow(job));
    assertVisible();
  }

  /** Checked once for each element. */
  void assertVisible() {
    String name = testId();
    assertThat(name).as("what has the focus").doesNotStartWith("BODY");
    if (seen.add(name)) {
      @Nullable Object outline = page.evaluate(OUTLINE);
      assertThat(outline).as("outline of %s", name).isNotNull();
      assertDrawn(name, list(Objects.requireNonNull(outline)));
    }
  }

  private void assertDrawn(String name, List<?> outline) {
    assertThat(number(outline.get(0))).as("width at %s", name).isGreaterThanOrEqualTo(2);
    int[] color = list(outline.get(1)).stream().mapToInt(it -> (int) number(it)).toArray();
    BufferedImage shot = screenshot();
    long sides =
        list(outline.get(2)).stream()
            .map(FocusRing::list)
            .filter(side -> isDrawn(shot, number(side.get(0)), number(side.get(1)), color))
            .count();
    assertThat(sides).as("sides of the outline that are seen at %s", name).isEqualTo(4);
  }

  /** Within a pixel, as boxes begin between pixels. */
  private static boolean isDrawn(BufferedImage shot, double x, double y, int[] color) {
    for (int column = (int) x - 1; column <= x + 1; column++) {
      for (int row = (int) y - 1; row <= y + 1; row++) {
        boolean inside =
            column >= 0 && row >= 0 && column < shot.getWidth() && row < shot.getHeight();
        if (inside && isLike(shot.getRGB(column, row), color)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLike(int rgb, int[] color) {
    int red = Math.abs((rgb >> 16 & 0xff) - color[0]);
    int green = Math.abs((rgb >> 8 & 0xff) - color[1]);
    int blue = Math.abs((rgb & 0xff) - color[2]);
    return Math.max(red, Math.max(green, blue)) < 24;
  }

  private BufferedImage screenshot() {
    try {
      return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
