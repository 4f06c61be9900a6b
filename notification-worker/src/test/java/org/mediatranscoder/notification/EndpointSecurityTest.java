package org.mediatranscoder.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.mediatranscoder.testsupport.access.OwnershipChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

class EndpointSecurityTest extends NotificationTest {

  private static final Map<String, String> OPEN =
      Map.of(
          "GET /actuator/health", "Load balancers have no account.",
          "GET /actuator/health/**", "Load balancers have no account.");
  private static final OwnershipChecks OWNERSHIP =
      new OwnershipChecks(
          Map.of(),
          Map.of(
              "* /error", "It looks at nothing.",
              "GET /**", "There are no files.",
              "GET /actuator", "It names the health route."));

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @Test
  void everyRouteIsShutToEveryForgedTokenUnlessItIsSaidToBeOpen() {
    try (TestIssuer stranger = TestIssuer.start()) {
      EndpointSecurityChecks endpointSecurityChecks =
          new EndpointSecurityChecks(application, port, OPEN);
      endpointSecurityChecks.checkOpenRoutesExist();
      endpointSecurityChecks.checkShutTo(
          ForgedTokens.all(ISSUER, RedisTestServer.shared(), stranger));
      assertThat(stranger.keyRequests()).isZero();
    }
  }

  @Test
  void nobodyReachesWhatBelongsToSomebodyElse() {
    OWNERSHIP.check(
        new EndpointSecurityChecks(application, port, OPEN),
        port,
        "any",
        ISSUER.token("bob"),
        () -> "nothing");
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(application, port).checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    new BodyLimitChecks(application, port)
        .checkLargeBodiesAreRefused(ISSUER.token("bob", "jobs:read jobs:write account"));
  }

  @Test
  void noPageReadsAnything() {
    new EndpointSecurityChecks(application, port, OPEN)
        .checkClosedToPagesOf("http://localhost:8080", ISSUER.token("ada"));
  }
}
