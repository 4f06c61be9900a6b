package org.mediatranscoder.localstack.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.RunFolder;

/**
 * The stack that is up over a data folder, as other commands find it.
 *
 * @param supervisor the process that runs it
 * @param healthy false while it still starts
 */
public record RunningStack(ProcessHandle supervisor, Ports ports, boolean healthy) {

  /** The name under which the supervisor notes itself. */
  public static final String SUPERVISOR = "supervisor";

  /** Nothing if none is up. */
  public static Optional<RunningStack> in(DataFolder data) {
    Path file = file(data);
    return new RunFolder(data.run())
        .find(SUPERVISOR)
        .filter(process -> Files.exists(file))
        .map(process -> read(process, file));
  }

  /** Notes this JVM as the supervisor of a stack on these ports. */
  public static void record(DataFolder data, Ports ports, boolean healthy) {
    new RunFolder(data.run()).record(SUPERVISOR, ProcessHandle.current());
    Properties values = new Properties();
    ports
        .numbers()
        .forEach((address, port) -> values.setProperty(address.processName(), port.toString()));
    values.setProperty("healthy", Boolean.toString(healthy));
    try {
      Path draft = data.run().resolve("stack.draft");
      try (Writer writer = Files.newBufferedWriter(draft)) {
        values.store(writer, "The ports of the stack that is up.");
      }
      Files.move(
          draft, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void forget(DataFolder data) {
    try {
      Files.deleteIfExists(file(data));
      new RunFolder(data.run()).forget(SUPERVISOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningStack read(ProcessHandle process, Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Address, Integer> numbers = new EnumMap<>(Address.class);
    for (Address address : Address.values()) {
      numbers.put(address, Integer.valueOf(values.getProperty(address.processName())));
    }
    return new RunningStack(
        process, new Ports(numbers), Boolean.parseBoolean(values.getProperty("healthy")));
  }

  private static Path file(DataFolder data) {
    return data.run().resolve("stack.properties");
  }
}
