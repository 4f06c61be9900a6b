package org.mediatranscoder.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Identities;
import org.mediatranscoder.auth.account.Identity;
import org.mediatranscoder.auth.account.LastIdentityException;
import org.mediatranscoder.auth.client.ClientsProperties;
import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Shows a person how they can sign in, and lets them add ways and remove them. */
@Controller
@RequestMapping(IdentitiesPage.PATH)
class IdentitiesPage {

  static final String PATH = "/identities";

  private static final Logger LOG = LoggerFactory.getLogger(IdentitiesPage.class);

  private final Accounts accounts;
  private final Identities identities;
  private final ProviderRegistrations providers;
  private final LinkStart links;
  private final URI ui;

  IdentitiesPage(
      Accounts accounts,
      Identities identities,
      ProviderRegistrations providers,
      LinkStart links,
      ClientsProperties clients) {
    this.accounts = accounts;
    this.identities = identities;
    this.providers = providers;
    this.links = links;
    this.ui = clients.uiBaseUrl();
  }

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String result,
      Principal person,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("identities", rows(person));
    model.addAttribute("providers", providers.configured());
    model.addAttribute("result", result);
    model.addAttribute("ui", ui + "/");
    // Adding ends at the provider, and browsers hold a form to its last redirect as well.
    PageHeaders.allowForms(response, providers.origins());
    return "identities";
  }

  private List<LinkedRow> rows(Principal person) {
    return accounts.identities(new AccountId(person.getName())).stream()
        .map(LinkedRow::of)
        .toList();
  }

  @PostMapping("/add")
  RedirectView add(
      @RequestParam String provider,
      Principal person,
      HttpServletRequest request,
      HttpServletResponse response) {
    AccountId account = new AccountId(person.getName());
    try {
      return links
          .begin(provider, account, request, response)
          .map(address -> new RedirectView(address.toString()))
          .orElseGet(() -> back("failed"));
    } catch (IllegalArgumentException unavailable) {
      LOG.warn("The provider {} cannot be asked to link an identity", provider, unavailable);
      return back("failed");
    }
  }

  @PostMapping("/remove")
  RedirectView remove(
      @RequestParam String provider, @RequestParam String subject, Principal person) {
    try {
      identities.unlink(new AccountId(person.getName()), new Identity(provider, subject));
      LOG.info("Account {} removed an identity of {}", person.getName(), provider);
      return back("removed");
    } catch (LastIdentityException last) {
      return back("last");
    } catch (PessimisticLockingFailureException another) {
      return back("failed");
    }
  }

  private static RedirectView back(String result) {
    return new RedirectView(PATH + "?result=" + result);
  }
}
