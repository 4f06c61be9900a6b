package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccountLogFilterTest {

  private final List<@Nullable String> logged = new ArrayList<>();

  @Test
  void aLineTellsWhoCallsByAHashAsOurManualMakesIt() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setUserPrincipal(() -> "ada");

    pass(request);

    assertThat(logged).containsExactly("fdee430d40bd"); // printf %s ada | sha256sum | cut -c1-12
    assertThat(MDC.get("account")).isNull();
  }

  @Test
  void aLineAboutNobodyTellsOfNobody() throws Exception {
    pass(new MockHttpServletRequest());

    assertThat(logged).containsExactly((String) null);
  }

  private void pass(MockHttpServletRequest request) throws Exception {
    new AccountLogFilter()
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (passed, response) -> logged.add(MDC.get("account")));
  }
}
