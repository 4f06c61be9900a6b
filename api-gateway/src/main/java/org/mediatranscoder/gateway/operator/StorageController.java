package org.mediatranscoder.gateway.operator;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /operator/storage}: for operators, so no part of the public API. */
@Hidden
@RestController
class StorageController {

  private final StorageReports reports;
  private final AccountUsage usage;
  private final Clock clock;

  StorageController(StorageReports reports, AccountUsage usage, Clock clock) {
    this.reports = reports;
    this.usage = usage;
    this.clock = clock;
  }

  /** How full the file store was when it was measured last. */
  @GetMapping(value = "/operator/storage", produces = MediaType.APPLICATION_JSON_VALUE)
  StorageView storage() {
    return StorageView.of(reports.last(), usage.storedLimit(), clock);
  }
}
