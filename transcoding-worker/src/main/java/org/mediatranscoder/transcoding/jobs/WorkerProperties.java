package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How this worker works.
 *
 * @param workDir where the private directories of the jobs are made; {@code application.yml} sets
 *     {@code transcoding-worker} in the directory for temporary files
 * @param diskReserve room that stays free on its disk when a job begins; default 256 MB
 * @param progressInterval the least time between two reports of progress; default 300 ms
 * @param storeGracePeriod how long Redis may be unavailable before a running job is given up, and
 *     how long its end is tried to be written; default 1 minute
 * @param attemptTimeout how long one attempt of a job may take, with all that is measured, encoded,
 *     fetched and stored in it; then the job has failed; default 7 hours
 */
@Validated
@ConfigurationProperties("transcoder.worker")
public record WorkerProperties(
    Path workDir,
    @DefaultValue("256MB") DataSize diskReserve,
    @DefaultValue("300ms") Duration progressInterval,
    @DefaultValue("1m") Duration storeGracePeriod,
    @DefaultValue("7h") Duration attemptTimeout) {}
