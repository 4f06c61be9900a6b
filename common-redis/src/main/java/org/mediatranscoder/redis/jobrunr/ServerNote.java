package org.mediatranscoder.redis.jobrunr;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jobrunr.storage.BackgroundJobServerStatus;

/** A {@link BackgroundJobServerStatus} in a form that can be written as JSON and read again. */
record ServerNote(
    UUID id,
    String name,
    int workers,
    int pollSeconds,
    Duration deleteSucceededAfter,
    Duration deleteDeletedAfter,
    Instant firstHeartbeat,
    Instant lastHeartbeat,
    boolean running,
    long systemTotalMemory,
    long systemFreeMemory,
    double systemCpuLoad,
    long processMaxMemory,
    long processFreeMemory,
    long processAllocatedMemory,
    double processCpuLoad) {

  static ServerNote of(BackgroundJobServerStatus status) {
    return new ServerNote(
        status.getId(),
        status.getName(),
        status.getWorkerPoolSize(),
        status.getPollIntervalInSeconds(),
        status.getDeleteSucceededJobsAfter(),
        status.getPermanentlyDeleteDeletedJobsAfter(),
        status.getFirstHeartbeat(),
        status.getLastHeartbeat(),
        status.isRunning(),
        status.getSystemTotalMemory(),
        status.getSystemFreeMemory(),
        status.getSystemCpuLoad(),
        status.getProcessMaxMemory(),
        status.getProcessFreeMemory(),
        status.getProcessAllocatedMemory(),
        status.getProcessCpuLoad());
  }

  BackgroundJobServerStatus toStatus() {
    return new BackgroundJobServerStatus(
        id,
        name,
        workers,
        pollSeconds,
        deleteSucceededAfter,
        deleteDeletedAfter,
        firstHeartbeat,
        lastHeartbeat,
        running,
        systemTotalMemory,
        systemFreeMemory,
        systemCpuLoad,
        processMaxMemory,
        processFreeMemory,
        processAllocatedMemory,
        processCpuLoad);
  }
}
