package org.mediatranscoder.auth.preference;

import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me/preferences}: what the caller prefers. */
@RestController
class PreferencesController {

  private final AccountPreferences preferences;
  private final EmailAddresses addresses;

  PreferencesController(AccountPreferences preferences, EmailAddresses addresses) {
    this.preferences = preferences;
    this.addresses = addresses;
  }

  @GetMapping("/me/preferences")
  Preferences preferences(AccountId caller) {
    return preferences.of(caller);
  }

  @PutMapping("/me/preferences")
  Preferences replace(@RequestBody PreferencesRequest wish, AccountId caller) {
    Preferences wished = wish.good(addresses);
    preferences.put(caller, wished);
    return wished;
  }
}
