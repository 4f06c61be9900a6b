package org.mediatranscoder.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat itself refuses before any application sees it, such as a path that climbs out
 * of the root, with a problem detail instead of Tomcat's page.
 */
public final class ProblemReport extends ErrorReportValve {

  private final ProblemWriter problems =
      new ProblemWriter(JsonMapper.shared(), new ProblemPage("/"));

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(
          response.getResponse(), Problems.codeFor(response.getStatus()), response.getStatus());
      response.finishResponse();
    } catch (IOException gone) {
      container.getLogger().debug("Nobody is left to answer", gone);
    }
  }
}
