package org.mediatranscoder.ui.page;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One address, two pages: one to sign in on, one to work on. */
@Controller
class PageController {

  @GetMapping("/")
  String page(
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

  private static @Nullable String name(OidcUser person) {
    return person.getFullName() == null ? person.getEmail() : person.getFullName();
  }
}
