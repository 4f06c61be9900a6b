package org.mediatranscoder.transcoding.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.mediatranscoder.transcoding.jobs.WorkerProperties;
import org.springframework.stereotype.Component;

/** Measures the machine of this worker. */
@Component
class Machine {

  private final WorkerProperties worker;

  Machine(WorkerProperties worker) {
    this.worker = worker;
  }

  MachineView measure() {
    Runtime runtime = Runtime.getRuntime();
    try {
      FileStore disk = Files.getFileStore(worker.workDir());
      return new MachineView(
          runtime.totalMemory() - runtime.freeMemory(),
          runtime.maxMemory(),
          disk.getUsableSpace(),
          disk.getTotalSpace());
    } catch (IOException gone) {
      throw new UncheckedIOException("The work directory cannot be measured", gone);
    }
  }
}
