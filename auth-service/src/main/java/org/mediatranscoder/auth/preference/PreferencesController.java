package org.mediatranscoder.auth.preference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.account.PreferencesRequest;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me/preferences}: what the caller prefers. */
@RestController
@Tag(name = "Account")
class PreferencesController {

  private final AccountPreferences preferences;

  PreferencesController(AccountPreferences preferences) {
    this.preferences = preferences;
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "getPreferences",
      summary = "What the caller prefers",
      description = "The format and address that the page proposes, and whether mails are sent.")
  @GetMapping(value = "/me/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
  Preferences preferences(AccountId caller) {
    return preferences.of(caller);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "replacePreferences",
      summary = "Replace the preferences",
      description = "As a whole: what is not given is no longer preferred.")
  @Refuses({ErrorCode.FORMAT_UNKNOWN, ErrorCode.EMAIL_INVALID})
  @PutMapping(
      value = "/me/preferences",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Preferences replace(@Valid @RequestBody PreferencesRequest request, AccountId caller) {
    Preferences wanted =
        new Preferences(request.defaultFormat(), request.email(), request.goodMail());
    preferences.put(caller, wanted);
    return wanted;
  }
}
