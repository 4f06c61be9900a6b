package org.mediatranscoder.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.queue.QueueAutoConfiguration;
import org.mediatranscoder.web.body.StreamedBody;
import org.mediatranscoder.web.caller.Caller;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Given;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with one path for each thing that common-web promises. */
@SpringBootApplication(exclude = QueueAutoConfiguration.class)
class ProbeApplication {

  @Bean
  RequestRules rules() {
    return requests ->
        requests
            .requestMatchers("/open/**")
            .permitAll()
            .requestMatchers(HttpMethod.POST, "/write")
            .hasAuthority("SCOPE_jobs:write")
            .requestMatchers("/operators/**")
            .hasRole("OPERATOR");
  }

  record Wanted(
      @Given @Nullable String name,
      @Given @Min(value = 1, message = "must be at least 1") @Nullable Integer days,
      @Nullable Colour colour) {}

  enum Colour {
    @JsonProperty("red")
    RED,
    BLUE
  }

  @RestController
  static class ProbeController {

    @GetMapping("/me")
    Map<String, String> me(AccountId caller) {
      return Map.of("account", caller.value());
    }

    @GetMapping({"/roles", "/operators/roles"})
    Map<String, Boolean> roles(Caller caller) {
      return Map.of("operator", caller.isOperator());
    }

    @PostMapping("/write")
    Map<String, String> write(@RequestBody Map<String, String> body) {
      return body;
    }

    @GetMapping("/open/number")
    int number(@RequestParam("value") int value) {
      return value;
    }

    @AnyQuery
    @GetMapping("/open/any")
    void any() {}

    @PostMapping("/open/record")
    Wanted record(@Valid @RequestBody Wanted wanted) {
      return wanted;
    }

    @PostMapping("/open/bytes")
    int bytes(InputStream body) throws IOException {
      return body.readAllBytes().length;
    }

    @StreamedBody
    @PostMapping("/open/stream")
    int stream(InputStream body) throws IOException {
      return body.readAllBytes().length;
    }

    @GetMapping("/open/caller")
    String openCaller(AccountId caller) {
      return caller.value();
    }

    @GetMapping("/open/refused")
    void refused() {
      throw new ApiException(ErrorCode.JOB_NOT_FOUND, "Nobody knows this job.");
    }

    @GetMapping("/open/broken")
    void broken() {
      throw new IllegalStateException("secret internals");
    }
  }
}
