package org.mediatranscoder.gateway.account;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.account.ApiTokenRequest;
import org.mediatranscoder.web.account.PreferencesRequest;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks auth-service with the caller's own token, so that it decides for itself. Every method throws
 * an {@link ApiException}: as auth-service says if the caller can do something about it, else as
 * unavailable.
 */
@Component
public class AuthService {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;
  private final JsonMapper json;

  AuthService(RestClient authServiceHttp, JsonMapper json) {
    this.http = authServiceHttp;
    this.json = json;
  }

  MeView me(String token) {
    return body(http.get().uri("/me"), token, answer -> answer.body(MeView.class));
  }

  Map<String, Object> export(String token) {
    return body(http.get().uri("/me/export"), token, answer -> answer.body(OBJECT));
  }

  PreferencesView preferences(String token) {
    return body(
        http.get().uri("/me/preferences"), token, answer -> answer.body(PreferencesView.class));
  }

  PreferencesView replacePreferences(String token, PreferencesRequest request) {
    return body(
        http.put().uri("/me/preferences").contentType(MediaType.APPLICATION_JSON).body(request),
        token,
        answer -> answer.body(PreferencesView.class));
  }

  ApiTokenListView tokens(String token) {
    return body(http.get().uri("/tokens"), token, answer -> answer.body(ApiTokenListView.class));
  }

  NewApiTokenView makeToken(String token, ApiTokenRequest request) {
    return body(
        http.post().uri("/tokens").contentType(MediaType.APPLICATION_JSON).body(request),
        token,
        answer -> answer.body(NewApiTokenView.class));
  }

  void callTokenBack(String token, String id) {
    send(http.delete().uri("/tokens/{id}", id), token);
  }

  void logOutEverywhere(String token) {
    send(http.delete().uri("/me/sessions"), token);
  }

  /** When this returns, nobody can use the account any more. */
  void delete(String token) {
    send(http.delete().uri("/me"), token);
  }

  /** What auth-service has at this path. */
  public <T> T get(String token, String path, Class<T> type) {
    return body(http.get().uri(path), token, answer -> answer.body(type));
  }

  /**
   * Posts to this path.
   *
   * @param request the body; null for none
   */
  public <T> T post(
      String token, String path, @Nullable Object request, Class<T> type, String... variables) {
    RestClient.RequestBodySpec post = http.post().uri(path, (Object[]) variables);
    if (request != null) {
      post.contentType(MediaType.APPLICATION_JSON).body(request);
    }
    return body(post, token, answer -> answer.body(type));
  }

  /** Deletes what is at this path. */
  public void delete(String token, String path, String... variables) {
    send(http.delete().uri(path, (Object[]) variables), token);
  }

  private void send(RestClient.RequestHeadersSpec<?> request, String token) {
    body(request, token, RestClient.ResponseSpec::toBodilessEntity);
  }

  private <T> T body(
      RestClient.RequestHeadersSpec<?> request,
      String token,
      Function<RestClient.ResponseSpec, @Nullable T> read) {
    try {
      T answer = read.apply(request.headers(all -> all.setBearerAuth(token)).retrieve());
      if (answer != null) {
        return answer;
      }
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    } catch (HttpClientErrorException refused) {
      throw refusal(refused);
    } catch (RestClientException unavailable) {
      ErrorCode code = ErrorCode.SERVICE_UNAVAILABLE;
      throw new ApiException(
          code,
          "The account cannot be reached just now. Try again after Retry-After seconds.",
          unavailable);
    }
  }

  private ApiException refusal(HttpClientErrorException refused) {
    JsonNode problem = problem(refused);
    return ErrorCode.of(problem.path("code").asString(""))
        .filter(AuthService::passesOn)
        .map(code -> passedOn(code, problem))
        .orElseGet(() -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE, refused));
  }

  private ApiException passedOn(ErrorCode code, JsonNode problem) {
    List<Fault> faults =
        problem
            .path("errors")
            .valueStream()
            .map(one -> json.treeToValue(one, Fault.class))
            .toList();
    String detail = problem.path("detail").asString(code.detail());
    return new ApiException(code, detail, faults, null);
  }

  private JsonNode problem(HttpClientErrorException refused) {
    try {
      return json.readTree(refused.getResponseBodyAsByteArray());
    } catch (JacksonException noProblemDetail) {
      return json.createObjectNode();
    }
  }

  private static boolean passesOn(ErrorCode code) {
    return switch (code) {
      case REQUEST_MALFORMED,
          VALUE_INVALID,
          VALUE_MISSING,
          NAME_UNKNOWN,
          FORMAT_UNKNOWN,
          EMAIL_INVALID,
          TOKEN_INVALID,
          SCOPE_MISSING,
          NOT_FOUND,
          TOO_MANY_TOKENS,
          TOO_MANY_WEBHOOKS ->
          true;
      default -> false;
    };
  }
}
