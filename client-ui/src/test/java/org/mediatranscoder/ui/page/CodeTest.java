package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** What the page shows as code, run by the programs that it is for. */
class CodeTest extends PageTest {

  private static final String NAME = "Ada’s \"first\" day.mov";

  @TempDir Path folder;

  @BeforeEach
  void threeFormats() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
  }

  @ParameterizedTest
  @CsvSource({"curl, bash", "Python, python3", "JavaScript, node"})
  void anUploadIsSentAsItWasChosen(String language, String program) throws Exception {
    GATEWAY.answer("POST /upload", 202, "{\"jobId\":\"j1\"}");
    open("/");
    Path file = Files.writeString(folder.resolve(NAME), "the bytes");
    part("file-input").setInputFiles(file);
    part("format-toggle").click();
    part("format-mp3").click();
    part("options").locator("summary").click();
    part("option-chapters").selectOption("keep");
    part("option-normalize").check();
    codeOf("#options-place").locator("summary").click();

    assertThat(run(language, program)).contains("\"jobId\":\"j1\"");

    assertThat(GATEWAY.headersOf("POST /upload").getFirst("Authorization"))
        .isEqualTo("Bearer of.the.environment");
    String sent =
        GATEWAY.requests().stream()
            .filter(request -> request.startsWith("POST /upload"))
            .findFirst()
            .orElseThrow();
    assertThat(sent)
        .containsSubsequence("name=\"format\"", "mp3", "name=\"options\"", "name=\"file\"")
        .contains("ada@example.test", "{\"chapters\":\"keep\",\"normalize\":true}", "the bytes");
  }

  @ParameterizedTest
  @CsvSource({"curl, bash", "Python, python3", "JavaScript, node"})
  void whatCanBeDoneWithAJobIsWhatAProgramCanDo(String language, String program) throws Exception {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.ready("j1")));
    GATEWAY.answer("GET /status/j1", 200, JobJson.ready("j1").toString());
    GATEWAY.answer("POST /jobs", 202, "{\"jobId\":\"j2\"}");
    GATEWAY.answer("POST /jobs/j1/notify", 202, "{}");
    GATEWAY.answer("GET /jobs/j1/link", 200, "{\"url\":\"https://files.test/d/x\"}");
    GATEWAY.answer("DELETE /jobs/j1", 204, "");
    open("/");
    openDetails(0);
    codeOf(".file-panel").locator("summary").click();
    assertThat(action(0).locator("option"))
        .hasText(
            new String[] {
              "Its state",
              "Copy link",
              "Download",
              "Convert again as…",
              "Send the mail again",
              "Delete"
            });

    for (String name : List.of("Copy link", "Convert again as…", "Send the mail again", "Delete")) {
      action(0).selectOption(name);
      run(language, program);
    }

    assertThat(GATEWAY.requests().stream().map(CodeTest::withoutSpaces))
        .containsSubsequence(
            "GET /jobs/j1/link",
            "POST /jobs {\"sourceJobId\":\"j1\",\"format\":\"mp4-720p\",\"options\":{}}",
            "POST /jobs/j1/notify",
            "DELETE /jobs/j1");
  }

  @Test
  void aJobThatRunsCanBeStoppedAndOneThatFailedTriedAgain() {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(JobJson.running("j1"), JobJson.failed("j2")));
    open("/");
    openDetails(0);
    codeOf(".file-panel").first().locator("summary").click();
    action(0).selectOption("Stop");
    assertThat(codeOf(".file-panel").first().getByTestId("snippet-curl"))
        .hasValue(Pattern.compile("-X POST .*/jobs/j1/cancel"));

    openDetails(1);
    codeOf(".file-panel").nth(1).locator("summary").click();
    action(1).selectOption("Try again");
    assertThat(codeOf(".file-panel").nth(1).getByTestId("snippet-JavaScript"))
        .hasValue(Pattern.compile("/jobs/j2/retry.*method: \"POST\"", Pattern.DOTALL));
  }

  private void openDetails(int row) {
    part("file-menu").nth(row).click();
    part("menu-details").click();
  }

  private Locator action(int row) {
    return codeOf(".file-panel").nth(row).getByTestId("code-action");
  }

  private Locator codeOf(String place) {
    return page.locator(place).getByTestId("code");
  }

  /** Python writes some into JSON. */
  private static String withoutSpaces(String request) {
    return request.replace("\": ", "\":").replace(", \"", ",\"");
  }

  /** What the program says that is given the code. */
  private String run(String language, String program) throws Exception {
    assumeTrue(isThere(program), "There is no " + program);
    assumeTrue(
        !program.equals("python3") || ended(List.of("python3", "-c", "import requests")) == 0,
        "Python has no requests");
    Locator shown = part("snippet-" + language).last();
    assertThat(shown).isVisible();
    Path script = folder.resolve(program.equals("node") ? "code.mjs" : "code");
    Files.writeString(script, shown.inputValue());
    assertThat(ended(List.of(program, script.toString()))).as(shown.inputValue()).isZero();
    return Files.readString(folder.resolve("output"));
  }

  private int ended(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TRANSCODER_TOKEN", "of.the.environment");
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
