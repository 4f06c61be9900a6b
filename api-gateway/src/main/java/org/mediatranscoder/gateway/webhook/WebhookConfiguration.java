package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.webhook.WebhookEvent;
import org.mediatranscoder.web.security.RequestRules;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call the routes, and what the description of the API says of what webhooks get. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  private static final String SCHEMA = "#/components/schemas/WebhookEvent";

  @Bean
  RequestRules webhookRules() {
    return requests ->
        requests
            .requestMatchers("/webhooks", "/webhooks/**")
            .hasAuthority("SCOPE_" + AccessClaims.ACCOUNT);
  }

  @Bean
  GlobalOpenApiCustomizer describedWebhooks() {
    return WebhookConfiguration::describe;
  }

  private static void describe(OpenAPI api) {
    ModelConverters.getInstance(true)
        .readAll(WebhookEvent.class)
        .forEach(
            (name, schema) -> {
              WebhookEventSchema.complete(schema);
              api.getComponents().getSchemas().putIfAbsent(name, schema);
            });
    Operation ended =
        new Operation()
            .operationId("jobEnded")
            .addTagsItem("Webhooks")
            .summary("A job has ended, or a test was asked for")
            .description(
                "Sent to the webhooks of the account until one answers 2xx: at once, and 8 more"
                    + " times within about three hours. Redirects are not followed.")
            .parameters(
                List.of(
                    header("webhook-id", "The same at every try of one event"),
                    header("webhook-timestamp", "When it was sent, in seconds since 1970"),
                    header(
                        "webhook-signature",
                        "v1, and the HMAC-SHA-256 of id, timestamp and body in Base64; two of them"
                            + " for a day after a new secret was made")))
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        new Content()
                            .addMediaType(
                                "application/json",
                                new MediaType().schema(new Schema<>().$ref(SCHEMA)))))
            .security(List.of())
            .responses(
                new ApiResponses()
                    .addApiResponse("2XX", new ApiResponse().description("Taken"))
                    .addApiResponse(
                        "410", new ApiResponse().description("Gone: the webhook is switched off")));
    api.addWebhooks("jobEnded", new PathItem().post(ended));
  }

  private static Parameter header(String name, String description) {
    return new Parameter()
        .in("header")
        .name(name)
        .required(true)
        .description(description)
        .schema(new StringSchema());
  }
}
