package org.mediatranscoder.web.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.Role;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** {@code SCOPE_…} for each scope, and {@code ROLE_OPERATOR} for the role: see {@link Role}. */
final class TokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

  private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

  @Override
  public Collection<GrantedAuthority> convert(Jwt token) {
    List<GrantedAuthority> all = new ArrayList<>(scopes.convert(token));
    if (token.getClaims().get(AccessClaims.ROLES) instanceof Collection<?> named) {
      Arrays.stream(Role.values())
          .filter(role -> named.contains(role.claim()))
          .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
          .forEach(all::add);
    }
    return all;
  }
}
