package org.mediatranscoder.gateway.account;

import java.time.Clock;
import java.util.List;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.gateway.jobs.OwnHistory;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.stereotype.Component;

/** Gathers all that is kept about a person, from every service. */
@Component
class AccountExports {

  private final AuthService auth;
  private final OwnHistory jobs;
  private final JobViews views;
  private final Clock clock;

  AccountExports(AuthService auth, OwnHistory jobs, JobViews views, Clock clock) {
    this.auth = auth;
    this.jobs = jobs;
    this.views = views;
    this.clock = clock;
  }

  AccountExportView of(AccountId account, String token) {
    return new AccountExportView(clock.instant(), auth.export(token), jobs(account));
  }

  private List<ExportedJob> jobs(AccountId account) {
    return jobs.all(account).stream().map(job -> ExportedJob.of(job, views.of(job))).toList();
  }
}
