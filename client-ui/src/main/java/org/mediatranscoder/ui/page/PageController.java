package org.mediatranscoder.ui.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.ui.operator.Operators;
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
  private final Operators operators;
  private final Offer offer;

  PageController(UiSettings settings, Operators operators, Offer offer) {
    this.settings = settings;
    this.operators = operators;
    this.offer = offer;
  }

  /** One address, two pages. */
  @GetMapping("/")
  String start(
      @AuthenticationPrincipal @Nullable OidcUser person,
      @RequestParam(name = "sign-in", defaultValue = "") String signIn,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    model.addAttribute("address", "/");
    if (person == null) {
      model.addAttribute("signInFailed", signIn.equals("failed"));
      model.addAttribute("offer", offer.in(locale));
      return "signed-out";
    }
    model.addAttribute("email", person.getEmail());
    model.addAttribute("mostBytes", settings.maxUploadSize().toBytes());
    describe(person, request, model);
    return "signed-in";
  }

  /** Who is not signed in is shown how, and comes back. */
  @GetMapping("/account")
  String account(
      @AuthenticationPrincipal @Nullable OidcUser person,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    model.addAttribute("address", "/account");
    if (person == null) {
      model.addAttribute("offer", offer.in(locale));
      return "signed-out";
    }
    describe(person, request, model);
    model.addAttribute("identitiesUrl", settings.issuer() + "/identities");
    return "account";
  }

  /** How both queues are; for an operator, and for nobody else. */
  @GetMapping("/operator")
  String operator(
      @AuthenticationPrincipal @Nullable OidcUser person, HttpServletRequest request, Model model) {
    operators.require(request);
    model.addAttribute("address", "/operator");
    if (person != null) {
      describe(person, request, model);
    }
    return "operator";
  }

  /** What the bar on top shows. */
  private void describe(OidcUser person, HttpServletRequest request, Model model) {
    model.addAttribute("name", name(person));
    model.addAttribute("operator", operators.include(request));
  }

  /** GitHub tells neither name nor address of some people. */
  private static String name(OidcUser person) {
    if (person.getFullName() != null) {
      return person.getFullName();
    }
    return person.getEmail() == null ? "Signed in" : person.getEmail();
  }
}
