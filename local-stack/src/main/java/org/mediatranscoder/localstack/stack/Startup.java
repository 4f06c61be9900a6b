package org.mediatranscoder.localstack.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Ports;

/**
 * How far the start of a stack is, in a file of its data folder: the supervisor writes it, other
 * processes read it.
 */
public final class Startup {

  private static final String STEPS = "steps";
  private static final String HEALTHY = "healthy";
  private static final String FAILURE = "failure";

  private final Path file;
  private final Properties values;

  /** The last start over this data folder, as it is now. */
  public Startup(DataFolder data) {
    this.file = data.run().resolve("startup.properties");
    this.values = Folders.properties(file);
  }

  /** Forgets the last start and begins another one. */
  public static Startup begin(DataFolder data, Ports ports) {
    Startup startup = new Startup(data);
    startup.values.clear();
    ports.numbers().forEach((address, port) -> startup.values.put(address.name(), "" + port));
    startup.set(STEPS, "");
    return startup;
  }

  public Ports ports() {
    Function<Address, Integer> port =
        address -> Integer.valueOf(values.getProperty(address.name()));
    return new Ports(
        Arrays.stream(Address.values()).collect(Collectors.toMap(Function.identity(), port)));
  }

  /** What was done so far, in words for people. */
  public List<String> steps() {
    return values.getProperty(STEPS, "").lines().toList();
  }

  public synchronized void addStep(String step) {
    set(STEPS, values.getProperty(STEPS) + step + "\n");
  }

  public boolean isHealthy() {
    return values.containsKey(HEALTHY);
  }

  public void setHealthy() {
    set(HEALTHY, "true");
  }

  /** Why it ended, in words for people. */
  public Optional<String> failure() {
    return Optional.ofNullable(values.getProperty(FAILURE));
  }

  public void setFailure(String reason) {
    set(FAILURE, reason);
  }

  private synchronized void set(String key, String value) {
    values.setProperty(key, value);
    Folders.writePrivate(file, values);
  }
}
