package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An account from its first sign-in to its end, as a person sees it. */
@ExtendWith(OneStack.class)
class AccountJourneyTest {

  @TempDir Path folder;

  private BrowserContext desk;
  private BrowserContext phone;

  @BeforeEach
  void openBrowsers() {
    desk = RecordedAnswers.browser();
    phone = RecordedAnswers.browser();
  }

  @AfterEach
  void closeBrowsers() {
    desk.close();
    phone.close();
  }

  @Test
  void googleAndGitHubLeadToOneAccountOnceTheyAreLinked(RunningStack stack) {
    LocalPerson zoe = LocalPerson.fresh("Zoe");
    Page page = desk.newPage();
    zoe.signIn(page, stack, "Google");
    page.getByTestId("account-link").click();
    page.getByTestId("identities-link").click();
    page.getByText("Add GitHub").click();
    zoe.introduceThemselves(page);
    assertThat(page.getByText("Added.")).isVisible();
    page.getByText("Back to Media Transcoder").click();
    String account = accountNumber(page);
    assertThat(page.getByTestId("person")).containsText("GitHub, since");

    Page other = phone.newPage();
    zoe.signIn(other, stack, "GitHub");

    assertThat(accountNumber(other)).isEqualTo(account);
  }

  @Test
  void aPersonHoldsTheirAccountInTheirOwnHands(RunningStack stack) throws Exception {
    LocalPerson max = LocalPerson.fresh("Max");
    Page page = desk.newPage();
    max.signIn(page, stack, "Google");
    page.getByTestId("account-link").click();

    String token = newToken(page);
    TranscoderApi script = new TranscoderApi(stack.gateway(), () -> token);
    String jobId = script.upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", max.email());
    script.awaitCompleted(jobId);
    URI mailed = stack.inbox().awaitOne(max.email()).linkTo(stack.gateway());
    assertThat(filesOf(stack, jobId)).isNotEmpty();
    assertThatTheBrowserHoldsNoToken(page, token);

    revokeTheToken(page);
    assertThat(script.get("/jobs").statusCode()).isEqualTo(401);

    Download export = page.waitForDownload(() -> page.getByTestId("export").click());
    assertThat(Files.readString(export.path())).contains(max.email(), jobId);

    signOutEverywhere(page, max, stack);

    max.signIn(page, stack, "Google");
    assertThat(page.getByTestId("file-row")).containsText("tone.wav");
    deleteTheAccount(page);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(filesOf(stack, jobId)).isEmpty());
    assertThat(TranscoderApi.statusOf(mailed)).isEqualTo(410);
    max.signIn(page, stack, "Google");
    assertThat(page.getByTestId("files-empty")).isVisible();
  }

  @Test
  void whoWantsNoMailGetsNoneEvenForWhatAProgramOfTheirsSends(RunningStack stack) throws Exception {
    LocalPerson kim = LocalPerson.fresh("Kim");
    Page page = desk.newPage();
    kim.signIn(page, stack, "Google");
    page.getByTestId("account-link").click();
    page.getByTestId("preferred-format").selectOption("mp3");
    page.getByTestId("preferred-mail").uncheck();
    page.getByTestId("preferences-save").click();
    assertThat(page.getByTestId("preferences-saved")).hasText("Saved.");
    String token = newToken(page);
    TranscoderApi script = new TranscoderApi(stack.gateway(), () -> token);

    script.awaitCompleted(
        script.upload(Media.tone(folder.resolve("quiet.wav"), 1), "mp3", kim.email()));

    stack.inbox().awaitNone(kim.email());
    page.navigate(stack.clientUi().toString());
    assertThat(page.getByTestId("mail-off")).isVisible();
    assertThat(page.getByTestId("format-name")).hasText("MP3");
  }

  static String newToken(Page page) {
    page.getByTestId("token-name").fill("My script");
    page.getByTestId("scope-write").check();
    page.getByTestId("token-create").click();
    assertThat(page.getByTestId("token-row")).containsText("My script");
    String token = page.getByTestId("new-token").inputValue();
    assertThat(token).containsPattern(BrowserStorage.A_JWT);
    return token;
  }

  private static void assertThatTheBrowserHoldsNoToken(Page page, String token) {
    assertThat(BrowserStorage.of(page))
        .contains("UI_SESSION", "HttpOnly=true")
        .doesNotContain("HttpOnly=false", token)
        .doesNotContainPattern(BrowserStorage.A_JWT);
  }

  private static void revokeTheToken(Page page) {
    page.getByTestId("token-revoke").click();
    page.getByTestId("confirm-yes").click();
    assertThat(page.getByTestId("token-row")).hasCount(0);
  }

  /** The phone notices it too: at its next question, without a reload. */
  private void signOutEverywhere(Page page, LocalPerson person, RunningStack stack) {
    Page there = phone.newPage();
    person.signIn(there, stack, "Google");
    there.getByTestId("account-link").click();
    assertThat(there.getByTestId("person")).containsText(person.email());
    assertThat(there.getByTestId("preferred-mail")).isChecked();
    assertThat(there.getByText("You have none.")).isVisible();

    page.getByTestId("sign-out-everywhere").click();
    page.getByTestId("confirm-yes").click();
    assertThat(page.getByTestId("sign-out-note")).containsText("signed out everywhere");

    assertThat(there.getByTestId("session-ended")).isHidden();
    there.getByTestId("preferences-save").click();
    assertThat(there.getByTestId("session-ended")).isVisible();
    there.reload();
    assertThat(there.getByTestId("sign-in")).isVisible();
  }

  private static void deleteTheAccount(Page page) {
    page.getByTestId("account-link").click();
    page.getByTestId("delete-account").click();
    page.getByTestId("confirm-typed").fill("delete my account");
    page.getByTestId("confirm-yes").click();
    assertThat(page.getByTestId("sign-out-note")).containsText("Your account is deleted");
  }

  private static String accountNumber(Page page) {
    page.getByTestId("account-link").click();
    return page.getByTestId("person").locator("dd").last().innerText();
  }

  private static List<Path> filesOf(RunningStack stack, String jobId) throws IOException {
    return StoredFiles.of(stack).stream().filter(file -> file.toString().contains(jobId)).toList();
  }
}
