package org.mediatranscoder.auth.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.account.WebhookRequest;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /webhooks}: a person's own webhooks. */
@RestController
@Tag(name = "Webhooks")
class WebhooksController {

  private static final String EXAMPLE = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11";

  private final Webhooks webhooks;

  WebhooksController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "listWebhooks",
      summary = "Own webhooks, oldest first",
      description = "Without their secrets, which are shown once.")
  @GetMapping(value = "/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
  WebhookList list(AccountId caller) {
    return new WebhookList(webhooks.of(caller));
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "createWebhook",
      summary = "Make a webhook",
      description = "It gets a POST, signed as Standard Webhooks says, when a job has ended.")
  @ApiResponse(responseCode = "201", description = "The only time that its secret is shown")
  @Refuses(ErrorCode.TOO_MANY_WEBHOOKS)
  @PostMapping(
      value = "/webhooks",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  NewWebhook make(@Valid @RequestBody WebhookRequest request, AccountId caller) {
    return webhooks.make(caller, request.goodUrl(), request.hearsOfEveryJob());
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook",
      description = "Nothing is sent to it any more, also not what is tried again just now.")
  @ApiResponse(responseCode = "204", description = "It is gone, with its log")
  @Refuses(ErrorCode.NOT_FOUND)
  @DeleteMapping("/webhooks/{webhookId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      AccountId caller) {
    webhooks.delete(caller, webhookId);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Make a new secret for a webhook",
      description = "The old one signs too for a day, so that the receiver can change over.")
  @ApiResponse(responseCode = "200", description = "The only time that the new secret is shown")
  @Refuses(ErrorCode.NOT_FOUND)
  @PostMapping(value = "/webhooks/{webhookId}/secret", produces = MediaType.APPLICATION_JSON_VALUE)
  NewWebhook rotate(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      AccountId caller) {
    return webhooks.rotate(caller, webhookId);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "resumeWebhook",
      summary = "Switch a webhook on again",
      description = "It was switched off as it failed for days. What it missed is not sent.")
  @ApiResponse(responseCode = "200", description = "Events are sent to it again")
  @Refuses(ErrorCode.NOT_FOUND)
  @PostMapping(value = "/webhooks/{webhookId}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
  WebhookView resume(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      AccountId caller) {
    return webhooks.resume(caller, webhookId);
  }

  /** All webhooks of a person, the oldest first. */
  @Schema(name = "WebhookList")
  record WebhookList(List<WebhookView> webhooks) {

    WebhookList {
      webhooks = List.copyOf(webhooks);
    }
  }
}
