package org.mediatranscoder.auth.command;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded MongoDB knows no users: this one does, by their commands, and asks nobody for a
 * password.
 */
final class UsersBackend extends MemoryBackend {

  private static final Set<String> COMMANDS = Set.of("usersInfo", "createUser", "updateUser");

  /** By name, the last command that made or changed a user. */
  final Map<String, Document> users = new ConcurrentHashMap<>();

  /** Whether usersInfo does not see users yet, as for the slower of two that ask at once. */
  volatile boolean late;

  @Override
  public Document handleCommand(
      Channel channel, String databaseName, String command, Document query) {
    return COMMANDS.contains(command)
        ? ofUsers(databaseName, command, query)
        : super.handleCommand(channel, databaseName, command, query);
  }

  private Document ofUsers(String database, String command, Document query) {
    String name = (String) query.get(command);
    boolean known = users.containsKey(name);
    if (!database.equals("admin") || (command.equals("updateUser") && !known)) {
      throw new MongoServerError(11, "UserNotFound", "There is no user " + name);
    }
    switch (command) {
      case "usersInfo" -> {
        boolean seen = known && !late;
        late = false;
        List<Document> found = seen ? List.of(new Document("user", name)) : List.of();
        return new Document("users", found).append("ok", 1.0);
      }
      case "createUser" -> {
        if (known) {
          throw new MongoServerError(51003, "Location51003", "User already exists");
        }
        users.put(name, query);
      }
      default -> users.put(name, query);
    }
    return new Document("ok", 1.0);
  }
}
