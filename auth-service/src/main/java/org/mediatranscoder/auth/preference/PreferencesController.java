package org.mediatranscoder.auth.preference;

import org.mediatranscoder.model.job.AccountId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me/preferences}: what the caller prefers. */
@RestController
class PreferencesController {

  private final AccountPreferences preferences;

  PreferencesController(AccountPreferences preferences) {
    this.preferences = preferences;
  }

  @GetMapping("/me/preferences")
  Preferences preferences(AccountId caller) {
    return preferences.of(caller);
  }

  @PutMapping("/me/preferences")
  Preferences replace(@RequestBody PreferencesRequest wish, AccountId caller) {
    Preferences wished = wish.good();
    preferences.put(caller, wished);
    return wished;
  }
}
