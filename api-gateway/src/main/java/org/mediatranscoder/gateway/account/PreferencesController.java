package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.account.PreferencesRequest;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.BindingFaults;
import org.mediatranscoder.web.problem.Fault;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me/preferences}: what the caller prefers. */
@RestController
@Tag(name = "Account")
class PreferencesController {

  private final AuthService auth;
  private final Formats formats;

  PreferencesController(AuthService auth, Formats formats) {
    this.auth = auth;
    this.formats = formats;
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "getPreferences",
      summary = "What the caller prefers",
      description = "The format and address that the page proposes, and whether mails are sent.")
  @GetMapping(value = "/me/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
  PreferencesView preferences(@AuthenticationPrincipal Jwt token) {
    return auth.preferences(token.getTokenValue());
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
  PreferencesView replace(
      @Valid @RequestBody PreferencesRequest request,
      BindingResult binding,
      @AuthenticationPrincipal Jwt token) {
    List<Fault> faults = new ArrayList<>(faultsOfFormat(request.defaultFormat()));
    faults.addAll(BindingFaults.ofBody(binding));
    if (!faults.isEmpty()) {
      throw new ApiException(faults);
    }
    return auth.replacePreferences(token.getTokenValue(), request);
  }

  private List<Fault> faultsOfFormat(@Nullable String id) {
    return id == null || formats.knows(id)
        ? List.of()
        : List.of(
            Fault.body("defaultFormat", ErrorCode.FORMAT_UNKNOWN, "").allowing(formats.ids()));
  }
}
