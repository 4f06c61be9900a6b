package org.mediatranscoder.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.mediatranscoder.redis.access.AccessAutoConfiguration;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.web.caller.CallerAutoConfiguration;
import org.mediatranscoder.web.problem.ProblemAutoConfiguration;
import org.mediatranscoder.web.security.JwtAutoConfiguration;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service as api-gateway is one: it knows of tokens what is published and what Redis says. */
public final class ResourceServer implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;

  public ResourceServer(String issuer, String redis) {
    Map<String, Object> settings =
        Map.of(
            "server.port",
            0,
            "server.address",
            "127.0.0.1",
            "transcoder.redis.uri",
            redis,
            "transcoder.redis.timeout",
            "2s",
            "transcoder.jwt.issuer",
            issuer,
            "spring.config.location",
            "optional:classpath:/none/");
    context =
        new SpringApplicationBuilder(Service.class)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
  }

  /** The status of {@code GET path} with this token. */
  public int get(String path, String token) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    RedisConnectionAutoConfiguration.class,
    AccessAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    CallerAutoConfiguration.class,
    JwtAutoConfiguration.class
  })
  static class Service {

    @Bean
    RequestRules rules() {
      return requests ->
          requests
              .requestMatchers("/write")
              .hasAuthority("SCOPE_jobs:write")
              .requestMatchers("/account")
              .hasAuthority("SCOPE_account");
    }

    @Bean
    Routes routes() {
      return new Routes();
    }
  }

  @RestController
  static class Routes {

    @GetMapping({"/read", "/write", "/account"})
    String ok() {
      return "ok";
    }
  }
}
