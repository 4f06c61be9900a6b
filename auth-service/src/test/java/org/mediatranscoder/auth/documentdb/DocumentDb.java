package org.mediatranscoder.auth.documentdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Says what of a command Amazon DocumentDB 5.0 would refuse, or we do not want to rely on there.
 */
final class DocumentDb {

  private static final Properties SUPPORTED = read();
  private static final Set<String> COMMANDS = list("commands");
  private static final Set<String> OPERATORS = list("operators");
  private static final Set<String> INDEX_OPTIONS = list("index-options");

  /** What the driver itself adds to each command. */
  private static final Set<String> OF_THE_DRIVER = Set.of("$db", "$readPreference", "$clusterTime");

  /** Signs of a transaction, of a write that is retried, of another order of letters. */
  private static final Set<String> UNWANTED =
      Set.of("startTransaction", "autocommit", "txnNumber", "afterClusterTime", "collation");

  private DocumentDb() {}

  /** Everything that is wrong with the command, in words; empty if it is good. */
  static List<String> faults(String name, BsonDocument command) {
    if (!COMMANDS.contains(name)) {
      return List.of("command " + name);
    }
    return Stream.of(names(command), indexes(command), pipelines(command))
        .flatMap(faults -> faults)
        .distinct()
        .map(fault -> name + ": " + fault)
        .toList();
  }

  private static Stream<String> names(BsonValue value) {
    return switch (value) {
      case BsonDocument document ->
          document.entrySet().stream()
              .flatMap(one -> Stream.concat(judged(one.getKey()), names(one.getValue())));
      case BsonArray array -> array.stream().flatMap(DocumentDb::names);
      default -> Stream.empty();
    };
  }

  private static Stream<String> judged(String name) {
    boolean operator = name.startsWith("$") && !OF_THE_DRIVER.contains(name);
    boolean unknown = operator && !OPERATORS.contains(name);
    return unknown || UNWANTED.contains(name) ? Stream.of(name) : Stream.empty();
  }

  private static Stream<String> indexes(BsonDocument command) {
    return command.getArray("indexes", new BsonArray()).stream()
        .flatMap(index -> index.asDocument().keySet().stream())
        .filter(option -> !INDEX_OPTIONS.contains(option))
        .map(option -> "index option " + option);
  }

  /** Updates may be pipelines in MongoDB only. */
  private static Stream<String> pipelines(BsonDocument command) {
    Stream<BsonValue> updates =
        command.getArray("updates", new BsonArray()).stream()
            .map(update -> update.asDocument().get("u"));
    return Stream.concat(updates, Stream.ofNullable(command.get("update")))
        .filter(BsonValue::isArray)
        .map(update -> "an update that is a pipeline");
  }

  private static Set<String> list(String name) {
    return Set.of(SUPPORTED.getProperty(name).split("\\s*,\\s*"));
  }

  private static Properties read() {
    Properties all = new Properties();
    try (InputStream file = DocumentDb.class.getResourceAsStream("/documentdb-5.0.properties")) {
      all.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all;
  }
}
