package org.mediatranscoder.upload.deletion;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.upload.manifest.Manifests;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes {@code Authorization: Deletion …} for the owner of the job that the link is for, on the
 * route that deletes this job's files. Anything else is nobody.
 */
final class DeletionConverter implements AuthenticationConverter {

  private static final RequestMatcher ROUTE = pathPattern(DELETE, "/uploads/{jobId}");

  private final DeletionLinks links;
  private final Manifests manifests;
  private final Clock clock;

  DeletionConverter(DeletionLinks links, Manifests manifests, Clock clock) {
    this.links = links;
    this.manifests = manifests;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws AuthenticationServiceException if S3 cannot be asked
   */
  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    return grant(request)
        .filter(grant -> jobId(request).filter(grant.job()::equals).isPresent())
        .filter(this::isCurrent)
        .map(DeletionConverter::authentication)
        .orElse(null);
  }

  private Optional<DeletionGrant> grant(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(DeletionLinks.SCHEME))
        .map(header -> header.substring(DeletionLinks.SCHEME.length()))
        .flatMap(token -> links.verify(token, clock.instant()));
  }

  private static Optional<JobId> jobId(HttpServletRequest request) {
    RequestMatcher.MatchResult match = ROUTE.matcher(request);
    return match.isMatch()
        ? Optional.ofNullable(match.getVariables().get("jobId")).flatMap(JobId::parse)
        : Optional.empty();
  }

  /** What has no manifest any more was being deleted before. */
  private boolean isCurrent(DeletionGrant grant) {
    try {
      return manifests
          .find(grant.job())
          .map(JobManifest::linkVersion)
          .filter(version -> version != grant.linkVersion())
          .isEmpty();
    } catch (ApiException unreachable) {
      throw new AuthenticationServiceException("The link cannot be checked", unreachable);
    }
  }

  private static Authentication authentication(DeletionGrant grant) {
    return new PreAuthenticatedAuthenticationToken(
        grant.owner().value(), "", AuthorityUtils.createAuthorityList("SCOPE_jobs:write"));
  }
}
