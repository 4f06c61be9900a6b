package org.mediatranscoder.gateway.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.caller.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String BEARER = "bearer";

  static {
    // The caller comes from the access token, not from a parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(AccountId.class, Caller.class);
  }

  @Bean
  OpenAPI mediaTranscoderApi() {
    Components components = new Components();
    ModelConverters.getInstance(true).read(ProblemView.class).forEach(components::addSchemas);
    components.addSecuritySchemes(
        BEARER,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "An access token of auth-service: jobs:read to look, jobs:write to change jobs,"
                    + " account to change the account"));
    return new OpenAPI()
        .info(
            new Info()
                .title("Media Transcoder")
                .version("1")
                .description("Send a media file, get it in another format.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(components)
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }
}
