package org.mediatranscoder.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import org.mediatranscoder.redis.access.Admission;
import org.mediatranscoder.redis.access.Admissions;
import org.mediatranscoder.redis.access.RedisTokenStatus;
import org.mediatranscoder.redis.access.RequestBucket;
import org.mediatranscoder.redis.access.TokenCheck;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Where Spring Security asks whether a token was revoked, asks for the account's limit and the job
 * of the path as well, in the same round trip to Redis, and leaves the answer as an {@link
 * AdmittedRequest}. Outside of a request, as for a message of a WebSocket, it asks for the token
 * alone.
 */
@Component
class AdmittingTokenStatus extends RedisTokenStatus {

  private final Admissions admissions;
  private final LimitsProperties limits;

  AdmittingTokenStatus(RedisLink redis, Admissions admissions, LimitsProperties limits) {
    super(redis, admissions);
    this.admissions = admissions;
    this.limits = limits;
  }

  @Override
  protected boolean isGood(TokenCheck token) {
    if (RequestContextHolder.getRequestAttributes() == null) {
      return super.isGood(token);
    }
    HttpServletRequest request = AdmittedRequest.current();
    RequestBucket bucket =
        new RequestBucket(token.account(), limits.requestsPerSecond(), limits.burst());
    Admission admission = admissions.admit(token, bucket, AdmittedRequest.jobOf(request));
    AdmittedRequest.mark(request, admission);
    return admission.tokenGood();
  }
}
