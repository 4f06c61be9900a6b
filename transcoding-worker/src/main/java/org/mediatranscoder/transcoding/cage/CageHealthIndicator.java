package org.mediatranscoder.transcoding.cage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up; its details say what the system does not give to the cage. */
@Component
class CageHealthIndicator implements HealthIndicator {

  private final Cage cage;

  CageHealthIndicator(Cage cage) {
    this.cage = cage;
  }

  @Override
  public Health health() {
    return Health.up().withDetails(cage.report().details()).build();
  }
}
