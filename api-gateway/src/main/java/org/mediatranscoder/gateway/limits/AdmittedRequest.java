package org.mediatranscoder.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.access.Admission;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The request of this thread, with what Redis said when its token was looked at. */
public final class AdmittedRequest {

  private static final String STATUS = "/status/";
  private static final String JOBS = "/jobs/";
  private static final String ATTRIBUTE = AdmittedRequest.class.getName();

  private AdmittedRequest() {}

  /** The job if it was read with the token; empty says nothing. */
  public static Optional<TranscodeJob> job(JobId id) {
    return admission(current())
        .flatMap(admission -> Optional.ofNullable(admission.job()))
        .filter(job -> job.id().equals(id));
  }

  static Optional<Admission> admission(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Admission admission
        ? Optional.of(admission)
        : Optional.empty();
  }

  static void mark(HttpServletRequest request, Admission admission) {
    request.setAttribute(ATTRIBUTE, admission);
  }

  static HttpServletRequest current() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }

  /** The job that the path names, null if it names none; read here, before the route is known. */
  static @Nullable JobId jobOf(HttpServletRequest request) {
    String path = request.getServletPath();
    int start =
        path.startsWith(STATUS) ? STATUS.length() : path.startsWith(JOBS) ? JOBS.length() : 0;
    if (start == 0) {
      return null;
    }
    int end = path.indexOf('/', start);
    return JobId.parse(end < 0 ? path.substring(start) : path.substring(start, end)).orElse(null);
  }
}
