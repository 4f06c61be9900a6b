package org.mediatranscoder.auth.login;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.client.ClientsProperties;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The page that offers the configured providers. */
@Controller
class LoginPage {

  private final ProviderRegistrations providers;
  private final URI ui;

  LoginPage(ProviderRegistrations providers, ClientsProperties clients) {
    this.providers = providers;
    this.ui = clients.uiBaseUrl();
  }

  /** Who is signed in already goes on, such as after the Back button of the browser. */
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @Nullable Authentication person,
      Model model) {
    if (person != null) {
      return "redirect:" + ui + "/";
    }
    model.addAttribute("providers", providers.configured());
    if (error != null) {
      model.addAttribute("cancelled", error.equals("cancelled"));
    }
    return "login";
  }

  /** Nobody has business at the bare address. */
  @GetMapping("/")
  RedirectView root() {
    return new RedirectView(ui + "/");
  }
}
