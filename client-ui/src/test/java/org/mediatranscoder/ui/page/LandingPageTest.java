package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.TestBrowser;
import org.mediatranscoder.ui.UiInstance;

/** What the landing page tells of the service is what its settings say. */
class LandingPageTest extends ClientUiTest {

  private static final String[] SETTINGS = {
    "--transcoder.ui.max-upload-size=3GB",
    "--transcoder.limits.stored-bytes=70GB",
    "--transcoder.limits.bytes-per-day=45GB",
    "--transcoder.limits.encoding-per-day=5h",
    "--transcoder.links.files-kept=14d"
  };

  @Test
  void itTellsWhatItTakesKeepsAndCosts() {
    try (UiInstance ui = UiInstance.start(AUTH, BASE_URL, 0, SETTINGS)) {
      assertThat(landing(ui, "en"))
          .contains("What it takes", "up to 3\u00a0GB a file.")
          .contains("What it keeps", "Results for 14 days, ", "may take up to 70\u00a0GB.")
          .contains("What it costs", "send up to 45\u00a0GB", "converted for up to 5 hours.");
    }
  }

  @Test
  void itTellsTheSameInGerman() {
    try (UiInstance ui = UiInstance.start(AUTH, BASE_URL, 0, SETTINGS)) {
      assertThat(landing(ui, "de"))
          .contains("Was es nimmt", "bis zu 3\u00a0GB je Datei.")
          .contains("Was es aufhebt", "Ergebnisse 14 Tage lang, ", "bis zu 70\u00a0GB groß sein.")
          .contains("Was es kostet", "bis zu 45\u00a0GB senden", "bis zu 5 Stunden lang");
    }
  }

  @Test
  void whereTheStoreKeepsFilesForGoodItPromisesThatAndNeverMoreThanALimitHas() {
    try (UiInstance ui =
        UiInstance.start(
            AUTH,
            BASE_URL,
            0,
            "--transcoder.limits.stored-bytes=2047MB",
            "--transcoder.ui.max-upload-size=500MB",
            "--transcoder.limits.encoding-per-day=90m")) {
      assertThat(landing(ui, "en"))
          .contains("up to 500\u00a0MB a file", "Your files until you delete them.")
          .contains("may take up to 1\u00a0GB.", "for up to 90 minutes.");
      assertThat(landing(ui, "de")).contains("Deine Dateien, bis du sie löschst.", "90 Minuten");
    }
  }

  @Test
  void whoCallsForTheAccountWithoutBeingSignedInIsToldTheSame() {
    HttpResponse<String> answer = browser.get("/account", "Accept-Language", "en");

    assertThat(answer.body()).contains("What it costs", "Nothing.");
  }

  private static String landing(UiInstance ui, String language) {
    return new TestBrowser(ui.port()).get("/", "Accept-Language", language).body();
  }
}
