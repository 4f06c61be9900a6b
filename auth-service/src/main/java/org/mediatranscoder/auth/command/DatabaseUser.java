package org.mediatranscoder.auth.command;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Makes auth-service's user of MongoDB, or gives it the password that is set now. The user may read
 * and write one database. {@code spring.mongodb.uri} has to name one that may make users. Any
 * number of instances may do it at once.
 */
@EnableConfigurationProperties(DatabaseUserProperties.class)
class DatabaseUser implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(DatabaseUser.class);

  /** Where DocumentDB keeps all users. */
  private static final String USERS = "admin";

  private final MongoDatabase users;
  private final DatabaseUserProperties user;

  DatabaseUser(MongoClient mongo, DatabaseUserProperties user) {
    this.users = mongo.getDatabase(USERS);
    this.user = user;
  }

  @Override
  public void run(ApplicationArguments none) {
    if (!exists() && create()) {
      log.info("Made the user {} of MongoDB", user.name());
      return;
    }
    users.runCommand(command("updateUser"));
    log.info("The user {} of MongoDB has the password and the role that are set", user.name());
  }

  private boolean exists() {
    Document found = users.runCommand(new Document("usersInfo", user.name()));
    return !found.getList("users", Document.class, List.of()).isEmpty();
  }

  /** False if another instance was first. */
  private boolean create() {
    try {
      users.runCommand(command("createUser"));
      return true;
    } catch (MongoCommandException refused) {
      if (exists()) {
        return false;
      }
      throw refused;
    }
  }

  private Document command(String name) {
    Document role = new Document("role", "readWrite").append("db", user.database());
    return new Document(name, user.name())
        .append("pwd", user.password())
        .append("roles", List.of(role));
  }
}
