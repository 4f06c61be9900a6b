package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.ui.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

class EndedSessionTest extends PageTest {

  @Autowired private StringRedisTemplate redis;

  @Test
  void whoWasSignedOutElsewhereReadsItInPlainWordsAndSignsInAgain() {
    signInAndOpen("/account");
    assertThat(part("person")).containsText("Ada");
    assertThat(part("session-ended")).isHidden();

    redis.opsForValue().set(AccessKeys.endedSession(AUTH.lastFamily()), AccessKeys.YES);
    GATEWAY.refuse("POST /tokens", 401, "token-invalid", Map.of());
    part("token-name").fill("x");
    part("token-create").click();

    assertThat(part("session-ended")).containsText("You are no longer signed in");
    page.getByText("Sign in again").click();

    assertThat(part("session-ended")).isHidden();
    assertThat(part("person")).containsText("Ada");
    assertThat(page).hasURL(BASE_URL + "/account");
  }

  @Test
  void signingOutLeadsThroughAuthServiceBackToTheStartPage() {
    signInAndOpen("/account");

    part("sign-out").click();

    assertThat(part("sign-in")).isVisible();
    assertThat(page).hasURL(BASE_URL + "/");
  }
}
