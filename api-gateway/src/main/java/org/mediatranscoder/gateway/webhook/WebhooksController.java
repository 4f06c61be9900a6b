package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.mediatranscoder.gateway.account.AuthService;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.gateway.limits.HourlyAllowances;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.queue.WebhookQueue;
import org.mediatranscoder.redis.webhook.PublishedWebhooks;
import org.mediatranscoder.redis.webhook.WebhookLog;
import org.mediatranscoder.web.account.WebhookRequest;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /webhooks}: the caller's own webhooks. */
@RestController
@Tag(name = "Webhooks")
class WebhooksController {

  private static final String PATH = "/webhooks";
  private static final String EXAMPLE = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11";

  private final AuthService auth;
  private final PublishedWebhooks published;
  private final WebhookLog log;
  private final WebhookQueue queue;
  private final HourlyAllowances allowances;

  WebhooksController(
      AuthService auth,
      PublishedWebhooks published,
      WebhookLog log,
      WebhookQueue queue,
      HourlyAllowances allowances) {
    this.auth = auth;
    this.published = published;
    this.log = log;
    this.queue = queue;
    this.allowances = allowances;
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "listWebhooks",
      summary = "Own webhooks, oldest first",
      description = "Without their secrets, which are shown once.")
  @GetMapping(value = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  WebhookListView list(@AuthenticationPrincipal Jwt token) {
    return auth.get(token.getTokenValue(), PATH, WebhookListView.class);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "createWebhook",
      summary = "Make a webhook",
      description = "It gets a POST, signed as Standard Webhooks says, when a job has ended.")
  @ApiResponse(responseCode = "201", description = "The only time that its secret is shown")
  @Refuses(ErrorCode.TOO_MANY_WEBHOOKS)
  @PostMapping(
      value = PATH,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  NewWebhookView make(
      @Valid @RequestBody WebhookRequest request, @AuthenticationPrincipal Jwt token) {
    return auth.post(token.getTokenValue(), PATH, request, NewWebhookView.class);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook",
      description = "Nothing is sent to it any more, also not what is tried again just now.")
  @ApiResponse(responseCode = "204", description = "It is gone, with its log")
  @Refuses(ErrorCode.NOT_FOUND)
  @DeleteMapping(PATH + "/{webhookId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      @AuthenticationPrincipal Jwt token) {
    auth.delete(token.getTokenValue(), PATH + "/{webhookId}", webhookId);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Make a new secret for a webhook",
      description = "The old one signs too for a day, so that the receiver can change over.")
  @ApiResponse(responseCode = "200", description = "The only time that the new secret is shown")
  @Refuses(ErrorCode.NOT_FOUND)
  @PostMapping(value = PATH + "/{webhookId}/secret", produces = MediaType.APPLICATION_JSON_VALUE)
  NewWebhookView rotate(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      @AuthenticationPrincipal Jwt token) {
    return auth.post(
        token.getTokenValue(), PATH + "/{webhookId}/secret", null, NewWebhookView.class, webhookId);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "resumeWebhook",
      summary = "Switch a webhook on again",
      description = "It was switched off as it failed for days. What it missed is not sent.")
  @ApiResponse(responseCode = "200", description = "Events are sent to it again")
  @Idempotent
  @Refuses(ErrorCode.NOT_FOUND)
  @PostMapping(value = PATH + "/{webhookId}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
  WebhookView resume(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      @AuthenticationPrincipal Jwt token) {
    return auth.post(
        token.getTokenValue(), PATH + "/{webhookId}/resume", null, WebhookView.class, webhookId);
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "testWebhook",
      summary = "Send a test to a webhook",
      description =
          "An event of the type webhook.test, once; also to a webhook that is switched off.")
  @ApiResponse(responseCode = "202", description = "The test is on its way")
  @Idempotent
  @Refuses({ErrorCode.NOT_FOUND, ErrorCode.TOO_MANY_TESTS})
  @PostMapping(value = PATH + "/{webhookId}/test", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  WebhookTestView test(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      AccountId caller) {
    requireOwn(caller, webhookId);
    allowances.takeWebhookTest(caller);
    UUID event = UUID.randomUUID();
    queue.enqueueTest(caller, webhookId, event);
    return new WebhookTestView(event.toString());
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "What was sent to a webhook, newest first",
      description = "The last 50 tries of the last 30 days.")
  @Refuses(ErrorCode.NOT_FOUND)
  @GetMapping(value = PATH + "/{webhookId}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  DeliveryListView deliveries(
      @PathVariable @Parameter(description = "Id of the webhook", example = EXAMPLE)
          String webhookId,
      AccountId caller) {
    requireOwn(caller, webhookId);
    return new DeliveryListView(log.of(webhookId).stream().map(DeliveryView::of).toList());
  }

  private void requireOwn(AccountId caller, String webhookId) {
    boolean own =
        published
            .of(caller)
            .orElseThrow(() -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE))
            .webhooks()
            .stream()
            .anyMatch(one -> one.id().equals(webhookId));
    if (!own) {
      throw new ApiException(ErrorCode.NOT_FOUND);
    }
  }
}
