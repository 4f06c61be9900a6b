package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.web.Refuses;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me/preferences}: what the caller prefers. */
@RestController
class PreferencesController {

  private final AuthService auth;
  private final Formats formats;

  PreferencesController(AuthService auth, Formats formats) {
    this.auth = auth;
    this.formats = formats;
  }

  @Operation(summary = "What the caller prefers: format, and mails about jobs")
  @GetMapping(value = "/me/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
  PreferencesView preferences(@AuthenticationPrincipal Jwt token) {
    return auth.preferences(token.getTokenValue());
  }

  @Operation(summary = "Replace the preferences as a whole")
  @Refuses({ErrorCode.REQUEST_MALFORMED, ErrorCode.FORMAT_UNKNOWN, ErrorCode.EMAIL_INVALID})
  @PutMapping(
      value = "/me/preferences",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  PreferencesView replace(@RequestBody PreferencesView wish, @AuthenticationPrincipal Jwt token) {
    String format = wish.defaultFormat();
    if (format != null) {
      formats.known(format);
    }
    return auth.replacePreferences(token.getTokenValue(), wish);
  }
}
