package org.mediatranscoder.auth.consent;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.link.MailGrant;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the receiver of a mail confirms the address or stops all mail to it. Scanners of mail
 * follow links, so a GET only shows a button. A POST without a decision does what the link is for:
 * that of RFC 8058 stops at once.
 */
@Controller
class MailPage {

  static final String PATHS = "/mail/*";

  private final MailLinks links;
  private final MailConsents consents;
  private final Clock clock;

  MailPage(MailLinks links, MailConsents consents, Clock clock) {
    this.links = links;
    this.consents = consents;
    this.clock = clock;
  }

  @ModelAttribute
  void allowForms(HttpServletResponse response) {
    PageHeaders.allowForms(response, List.of());
    response.setHeader("Cache-Control", "no-store");
  }

  @GetMapping("/mail/{token}")
  String ask(@PathVariable String token, Model model) {
    return show(grant(token) instanceof MailGrant.Confirm ? "confirm" : "stop", token, model);
  }

  @PostMapping("/mail/{token}")
  String decide(
      @PathVariable String token,
      @RequestParam(name = "decision", defaultValue = "") String decision,
      Model model) {
    MailGrant grant = grant(token);
    switch (grant) {
      case MailGrant.Confirm confirm -> consents.confirm(confirm);
      case MailGrant.Stop stop when decision.equals("resume") -> consents.resume(stop.mailbox());
      case MailGrant.Stop stop -> consents.stop(stop.mailbox());
    }
    return show(
        grant instanceof MailGrant.Confirm
            ? "confirmed"
            : decision.equals("resume") ? "resumed" : "stopped",
        token,
        model);
  }

  private MailGrant grant(String token) {
    return links
        .verify(token, clock.instant())
        .orElseThrow(() -> new ApiException(ErrorCode.LINK_INVALID));
  }

  private static String show(String step, String token, Model model) {
    model.addAttribute("step", step);
    model.addAttribute("token", token);
    return "mail";
  }
}
