package org.mediatranscoder.upload.receipt;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes {@code Authorization: Receipt …} for the account that sent the source, on the two routes
 * that finish an upload and only for a while. Anything else is nobody.
 */
class ReceiptConverter implements AuthenticationConverter {

  private static final String SCHEME = "Receipt ";
  private static final List<RequestMatcher> ROUTES =
      List.of(
          pathPattern(PUT, "/uploads/{jobId}/manifest"), pathPattern(DELETE, "/uploads/{jobId}"));

  private final RawStorage storage;
  private final ReceiptProperties properties;
  private final Clock clock;

  ReceiptConverter(RawStorage storage, ReceiptProperties properties, Clock clock) {
    this.storage = storage;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws AuthenticationServiceException if S3 cannot be asked
   */
  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    return receipt(request)
        .flatMap(receipt -> jobId(request).flatMap(id -> sender(id, receipt)))
        .map(ReceiptConverter::authentication)
        .orElse(null);
  }

  private static Optional<Receipt> receipt(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(SCHEME))
        .map(header -> new Receipt(header.substring(SCHEME.length())));
  }

  private static Optional<JobId> jobId(HttpServletRequest request) {
    return ROUTES.stream()
        .map(route -> route.matcher(request))
        .filter(RequestMatcher.MatchResult::isMatch)
        .flatMap(match -> Stream.ofNullable(match.getVariables().get("jobId")))
        .findFirst()
        .flatMap(JobId::parse);
  }

  private Optional<AccountId> sender(JobId id, Receipt receipt) {
    try {
      return storage
          .head(ObjectKeys.raw(id))
          .filter(source -> receipt.isFor(source.metadata()))
          .filter(source -> properties.covers(source.storedAt(), clock.instant()))
          .flatMap(source -> Receipt.owner(source.metadata()));
    } catch (ApiException unreachable) {
      throw new AuthenticationServiceException("The receipt cannot be checked", unreachable);
    }
  }

  private static Authentication authentication(AccountId sender) {
    return new PreAuthenticatedAuthenticationToken(
        sender.value(), "", AuthorityUtils.createAuthorityList("SCOPE_jobs:write"));
  }
}
