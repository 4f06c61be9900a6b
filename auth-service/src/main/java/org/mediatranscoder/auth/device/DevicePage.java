package org.mediatranscoder.auth.device;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.page.PageHeaders;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a signed-in person types the code that a device shows, sees what it asks for, and decides.
 * An address that brings the code along only fills it in.
 */
@Controller
@RequestMapping("/device")
class DevicePage {

  private static final Logger LOG = LoggerFactory.getLogger(DevicePage.class);

  private final DeviceRequests devices;
  private final WrongCodes wrongCodes;
  private final Accounts accounts;

  DevicePage(DeviceRequests devices, WrongCodes wrongCodes, Accounts accounts) {
    this.devices = devices;
    this.wrongCodes = wrongCodes;
    this.accounts = accounts;
  }

  @ModelAttribute
  void allowForms(HttpServletResponse response) {
    PageHeaders.allowForms(response, List.of());
  }

  @GetMapping
  String ask(@RequestParam(name = "user_code", defaultValue = "") String code, Model model) {
    model.addAttribute("code", DeviceRequest.normalized(code));
    return show("ask", model);
  }

  @PostMapping
  String confirm(
      @RequestParam(name = "user_code") String typed, Authentication person, Model model) {
    if (wrongCodes.areTooMany(person.getName())) {
      return show("too-many", model);
    }
    Optional<DeviceRequest> found = devices.find(DeviceRequest.normalized(typed));
    if (found.isEmpty()) {
      wrongCodes.count(person.getName());
      return show("unknown", model);
    }
    model.addAttribute("device", found.get());
    model.addAttribute("account", name(person));
    return show("confirm", model);
  }

  @PostMapping("/decision")
  String decide(
      @RequestParam(name = "user_code") String code,
      @RequestParam boolean allow,
      Authentication person,
      Model model) {
    if (wrongCodes.areTooMany(person.getName())) {
      return show("too-many", model);
    }
    boolean decided = allow ? devices.allow(code, person) : devices.deny(code);
    if (!decided) {
      wrongCodes.count(person.getName());
      return show("unknown", model);
    }
    LOG.info("Account {} {} a device", person.getName(), allow ? "allowed" : "denied");
    return show(allow ? "allowed" : "denied", model);
  }

  private String name(Authentication person) {
    Account account = accounts.find(new AccountId(person.getName())).orElse(null);
    if (account == null) {
      return person.getName();
    }
    return Optional.ofNullable(account.email())
        .or(() -> Optional.ofNullable(account.displayName()))
        .orElse(person.getName());
  }

  private static String show(String step, Model model) {
    model.addAttribute("step", step);
    return "device";
  }
}
