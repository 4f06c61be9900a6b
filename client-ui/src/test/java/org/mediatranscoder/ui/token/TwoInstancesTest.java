package org.mediatranscoder.ui.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.TestBrowser;
import org.mediatranscoder.ui.UiInstance;

class TwoInstancesTest extends ClientUiTest {

  @Test
  void shareSessionsAndRenewATokenOnceBetweenThem() {
    try (UiInstance second = UiInstance.start(AUTH, BASE_URL)) {
      AUTH.tokensLive(60);
      browser.signIn(AUTH);
      TestBrowser there = browser.at(second.port());
      int before = AUTH.refreshes();

      List<String> answers =
          IntStream.range(0, 8)
              .mapToObj(i -> i % 2 == 0 ? browser : there)
              .map(tab -> CompletableFuture.supplyAsync(() -> tab.getToken().body()))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .map(answer -> answer.replaceFirst(",\"apiBaseUrl.*", ""))
              .distinct()
              .toList();

      assertThat(answers).singleElement().asString().contains("\"access-");
      assertThat(AUTH.refreshes() - before).isEqualTo(1);

      there.post("/logout", "_csrf=" + there.csrfToken());
      assertThat(browser.getToken().statusCode()).isEqualTo(401);
    }
  }
}
