package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.testsupport.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.sync.RequestBody;

/** What people see of the mails, as the SMTP server got them, in a real browser of 320 pixels. */
class MailLooksTest extends NotificationTest {

  private static final int WIDTH = 320;

  /** Those for content; a mail is no whole page with landmarks. */
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @Autowired private JobStore store;
  @Autowired private NotifyHandler handler;

  private final List<String> requests = new ArrayList<>();
  private EndedJobs jobs;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open() {
    jobs = new EndedJobs(store);
    context =
        Chromium.shared().newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, 640));
    page = context.newPage();
    page.onRequest(request -> requests.add(request.url()));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void everyMailFitsANarrowScreenByDayAndByNightAndLoadsNothing() throws Exception {
    List<TranscodeJob> ended = oneOfEachKind();
    S3.client()
        .putObject(
            put -> put.bucket(S3.bucket()).key(ObjectKeys.poster(ended.getFirst().id())),
            RequestBody.fromBytes(SamplePicture.jpeg()));
    for (TranscodeJob job : ended) {
      handler.jobEnded(job.id().value(), 1);
    }

    assertThat(mails()).hasSize(3);
    for (MimeMessage mail : mails()) {
      OpenedMail opened = OpenedMail.of(mail);
      page.setContent(opened.shown());
      assertThat(page.locator("img").count()).isEqualTo(opened.image() == null ? 0 : 1);
      if (opened.image() != null) {
        assertThat(page.evaluate("document.querySelector('img').naturalWidth")).isEqualTo(480);
        BoundingBox box = page.locator("img").boundingBox();
        assertThat(box.width).isBetween(240.0, 272.0);
        assertThat(box.width / box.height).isBetween(1.75, 1.8);
      }
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as(mail.getSubject())
            .isEqualTo(WIDTH);
        if (page.locator("th").count() > 0) { // The others have no parts of their own.
          assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
              .extracting(rule -> rule.getId() + " " + rule.getNodes())
              .as(mail.getSubject() + " " + scheme)
              .isEmpty();
        }
      }
      assertThat(background(screenshot(), "h1")).as("by night").isLessThan(0.05);
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void theNamesOfFactsStayWholeOnANarrowScreen() throws Exception {
    handler.jobEnded(jobs.completed("a.mov").id().value(), 1);
    page.setContent(OpenedMail.of(mail()).html());

    assertThat(page.locator("th").all())
        .allSatisfy(name -> assertThat(name.boundingBox().height).isLessThan(55))
        .filteredOn(name -> name.textContent().equals("Duration"))
        .allSatisfy(name -> assertThat(name.boundingBox().height).isLessThan(30));
  }

  /** Some programs drop styles and make a mail dark by changing its colours themselves. */
  @Test
  void aProgramThatDropsStylesAndInvertsColoursLeavesItReadable() throws Exception {
    handler.jobEnded(jobs.failed("a.mov", "This is no video.").id().value(), 1);
    handler.jobEnded(jobs.completed("a.mov").id().value(), 1);
    CDPSession devtools = context.newCDPSession(page);
    JsonObject dark = new JsonObject();
    dark.addProperty("enabled", true);
    devtools.send("Emulation.setAutoDarkModeOverride", dark);

    for (MimeMessage mail : mails()) {
      String html = OpenedMail.of(mail).html();
      page.setContent(html.replaceAll("(?s)<style.*?</style>|<meta[^>]*color-scheme[^>]*>", ""));
      BufferedImage shot = screenshot();
      assertThat(background(shot, "h1")).as("inverted").isLessThan(0.2);
      for (String part : List.of("h1", "strong", "th", ".muted p", ".reason div", ".action a")) {
        if (page.locator(part).count() > 0) {
          assertThat(contrast(shot, part)).as(part).isGreaterThan(4.5);
        }
      }
    }
  }

  private List<TranscodeJob> oneOfEachKind() {
    String stranger = UUID.randomUUID() + "@example.test";
    return List.of(
        jobs.completed("a-very-long-name-without-any-space-to-break-it-at-all-of-60.mov"),
        jobs.failed("c.mov", "This is no video or sound that we can read. ".repeat(4)),
        jobs.completedFor(stranger, "d.mov"));
  }

  private BufferedImage screenshot() throws Exception {
    byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Relative luminance, 0 to 1, of most of the pixels of the first such element. */
  private double background(BufferedImage shot, String part) {
    return luminance(mostOf(pixels(shot, part)));
  }

  /** As WCAG has it: the most that one of its pixels has against most of them. */
  private double contrast(BufferedImage shot, String part) {
    List<Integer> pixels = pixels(shot, part);
    double ground = luminance(mostOf(pixels));
    return pixels.stream()
        .mapToDouble(MailLooksTest::luminance)
        .map(one -> (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05))
        .max()
        .orElseThrow();
  }

  private List<Integer> pixels(BufferedImage shot, String part) {
    BoundingBox box = page.locator(part).first().boundingBox();
    BufferedImage cut =
        shot.getSubimage((int) box.x, (int) box.y, (int) box.width, (int) box.height);
    int width = cut.getWidth();
    return Arrays.stream(cut.getRGB(0, 0, width, cut.getHeight(), null, 0, width)).boxed().toList();
  }

  private static int mostOf(List<Integer> pixels) {
    return pixels.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
