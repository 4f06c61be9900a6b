package org.mediatranscoder.auth.authorization;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.session.SecurityJson;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns authorizations into JSON and back. Only the maps whose types the library leaves open name
 * classes, and those go through its allow-list.
 */
@Component
class AuthorizationJson {

  private final JsonMapper plain = JsonMapper.shared();
  private final RegisteredClientRepository clients;

  AuthorizationJson(RegisteredClientRepository clients) {
    this.clients = clients;
  }

  String write(OAuth2Authorization authorization) {
    Map<String, Object> attributes = new HashMap<>(authorization.getAttributes());
    attributes.remove(RedisAuthorizations.VERSION);
    return plain.writeValueAsString(
        new StoredAuthorization(
            authorization.getId(),
            authorization.getRegisteredClientId(),
            authorization.getPrincipalName(),
            authorization.getAuthorizationGrantType().getValue(),
            authorization.getAuthorizedScopes(),
            SecurityJson.write(attributes),
            Arrays.stream(TokenKind.values())
                .flatMap(kind -> write(authorization, kind))
                .toList()));
  }

  /** Gives the authorization, or null if its client is no longer ours. */
  @Nullable OAuth2Authorization read(String json, long version) {
    StoredAuthorization stored = plain.readValue(json, StoredAuthorization.class);
    RegisteredClient client = clients.findById(stored.clientId());
    return client == null ? null : read(stored, client, version);
  }

  private OAuth2Authorization read(
      StoredAuthorization stored, RegisteredClient client, long version) {
    OAuth2Authorization.Builder builder =
        OAuth2Authorization.withRegisteredClient(client)
            .id(stored.id())
            .principalName(stored.principal())
            .authorizationGrantType(new AuthorizationGrantType(stored.grantType()))
            .authorizedScopes(stored.scopes())
            .attributes(it -> it.putAll(SecurityJson.read(stored.attributes())))
            .attribute(RedisAuthorizations.VERSION, version);
    stored.tokens().forEach(token -> read(builder, token));
    return builder.build();
  }

  private Stream<StoredToken> write(OAuth2Authorization authorization, TokenKind kind) {
    OAuth2Authorization.Token<? extends OAuth2Token> held = authorization.getToken(kind.type());
    if (held == null) {
      return Stream.empty();
    }
    OAuth2Token token = held.getToken();
    Set<String> scopes = token instanceof OAuth2AccessToken access ? access.getScopes() : Set.of();
    String metadata = SecurityJson.write(held.getMetadata());
    return Stream.of(
        new StoredToken(
            kind,
            token.getTokenValue(),
            Objects.requireNonNull(token.getIssuedAt()),
            Objects.requireNonNull(token.getExpiresAt()),
            scopes,
            metadata));
  }

  private void read(OAuth2Authorization.Builder builder, StoredToken stored) {
    Map<String, Object> metadata = SecurityJson.read(stored.metadata());
    builder.token(Tokens.rebuild(stored, metadata), it -> it.putAll(metadata));
  }
}
