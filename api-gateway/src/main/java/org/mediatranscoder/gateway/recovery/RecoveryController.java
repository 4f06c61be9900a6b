package org.mediatranscoder.gateway.recovery;

import io.swagger.v3.oas.annotations.Hidden;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /operator/recovery}: for operators, so no part of the public API. */
@Hidden
@RestController
class RecoveryController {

  private final Recovery recovery;
  private final RecoveryProgress progress;
  private final JobStore jobs;

  RecoveryController(Recovery recovery, RecoveryProgress progress, JobStore jobs) {
    this.recovery = recovery;
    this.progress = progress;
    this.jobs = jobs;
  }

  /** Begins a recovery, unless one is under way. */
  @PostMapping("/operator/recovery")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RecoveryView begin() {
    recovery.start();
    return view();
  }

  @GetMapping("/operator/recovery")
  RecoveryView view() {
    return RecoveryView.of(progress.isRunning(), jobs.isComplete(), progress.read());
  }
}
