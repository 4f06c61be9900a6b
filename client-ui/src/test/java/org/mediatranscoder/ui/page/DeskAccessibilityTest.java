package org.mediatranscoder.ui.page;

/** The same on a desk, where the page lies beside itself what a telephone stacks. */
class DeskAccessibilityTest extends AccessibilityTest {

  @Override
  int width() {
    return 1280;
  }
}
