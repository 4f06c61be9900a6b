package org.mediatranscoder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedToken;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** This service serves persons with a session: no token, good or bad, is a way in. */
class EndpointSecurityTest extends ClientUiTest {

  private static final String OPERATORS =
      "It is not there for anyone but operators: see OperatorPagesTest.";
  private static final Map<String, String> OPEN =
      Map.ofEntries(
          Map.entry("GET /", "The page, which shows how to sign in."),
          Map.entry("GET /account", "The frame of a page: what it shows comes from the gateway."),
          Map.entry("GET /sign-in", "Where signing in begins."),
          Map.entry("GET /assets/*/**", "Files of the pages."),
          Map.entry("GET /operator", OPERATORS),
          Map.entry("GET /operator/overview", OPERATORS),
          Map.entry("GET /operator/jobrunr/{queue}/{*rest}", OPERATORS),
          Map.entry("POST /operator/jobrunr/{queue}/{*rest}", OPERATORS),
          Map.entry("DELETE /operator/jobrunr/{queue}/{*rest}", OPERATORS),
          Map.entry("* /error", "Says what went wrong, nothing else."),
          Map.entry("GET /actuator/health", "Load balancers have no account."),
          Map.entry("GET /actuator/health/**", "Load balancers have no account."));
  private static final Map<String, String> FOR_PERSONS =
      Map.of(
          "GET /get-token", "Gives the page its token.",
          "GET /actuator", "Nobody needs it.");

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @Test
  void noTokenOpensWhatIsForPersons() {
    EndpointSecurityChecks endpointSecurityChecks =
        new EndpointSecurityChecks(application, port, OPEN, FOR_PERSONS);
    endpointSecurityChecks.checkOpenRoutesExist();
    try (TestIssuer issuer = TestIssuer.start();
        TestIssuer stranger = TestIssuer.start()) {
      List<ForgedToken> tokens =
          new ArrayList<>(ForgedTokens.all(issuer, RedisTestServer.shared(), stranger));
      tokens.add(ForgedToken.good(issuer.token("ada", "jobs:read jobs:write account")));
      endpointSecurityChecks.checkOnlyPersonsEnter(tokens);
    }
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(
            application, port, "/login/oauth2/code/x", "/logout", "/oauth2/authorization/x")
        .checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    new BodyLimitChecks(application, port).checkLargeBodiesAreRefused("none");
  }

  @Test
  void noPageOfAnotherOriginReadsAnything() {
    new EndpointSecurityChecks(application, port, OPEN, FOR_PERSONS)
        .checkClosedToPagesOf("http://evil.example", "none");
  }
}
