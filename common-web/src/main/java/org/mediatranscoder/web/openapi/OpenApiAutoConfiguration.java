package org.mediatranscoder.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.caller.Caller;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The description of the API of a service that has {@link ApiBasics}. */
@AutoConfiguration
@ConditionalOnClass(GlobalOperationCustomizer.class)
@ConditionalOnBean(ApiBasics.class)
public class OpenApiAutoConfiguration {

  static final String BEARER = "bearer";

  static {
    // The caller comes from the access token, not from a parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(AccountId.class, Caller.class);
    // So that a generated client has one type for each, too.
    ModelResolver.enumsAsRef = true;
  }

  @Bean
  OpenAPI description(ApiBasics basics) {
    return new OpenAPI()
        .info(
            new Info()
                .title(basics.title())
                .version("1")
                .description(basics.description())
                .contact(new Contact().name("The operator of this service"))
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("Where this document comes from")))
        .tags(basics.tags())
        .components(new Components().addSecuritySchemes(BEARER, bearer()));
  }

  @Bean
  RecordSchemas recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  GlobalOperationCustomizer problemResponses(ApiBasics basics) {
    return new ProblemResponses(basics);
  }

  @Bean
  GlobalOpenApiCustomizer problemSchema() {
    return new ProblemSchema();
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description(
            "An access token of auth-service, or an API token. Scopes: jobs:read to look at jobs,"
                + " jobs:write to change them, account to change the account.");
  }
}
