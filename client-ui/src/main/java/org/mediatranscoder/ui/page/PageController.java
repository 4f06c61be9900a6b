package org.mediatranscoder.ui.page;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages: one to sign in on, one to work on, and the account. */
@Controller
class PageController {

  private final UiSettings settings;

  PageController(UiSettings settings) {
    this.settings = settings;
  }

  /** One address, two pages. */
  @GetMapping("/")
  String start(
      @AuthenticationPrincipal @Nullable OidcUser person,
      @RequestParam(name = "sign-in", defaultValue = "") String signIn,
      Model model) {
    if (person == null) {
      model.addAttribute("signInFailed", signIn.equals("failed"));
      return "signed-out";
    }
    model.addAttribute("email", person.getEmail());
    model.addAttribute("name", name(person));
    return "signed-in";
  }

  /** Who is not signed in is sent to where they can. */
  @GetMapping("/account")
  String account(@AuthenticationPrincipal @Nullable OidcUser person, Model model) {
    if (person == null) {
      return "redirect:/";
    }
    model.addAttribute("name", name(person));
    model.addAttribute("identitiesUrl", settings.issuer() + "/identities");
    return "account";
  }

  /** GitHub tells neither name nor address of some people. */
  private static String name(OidcUser person) {
    if (person.getFullName() != null) {
      return person.getFullName();
    }
    return person.getEmail() == null ? "Signed in" : person.getEmail();
  }
}
