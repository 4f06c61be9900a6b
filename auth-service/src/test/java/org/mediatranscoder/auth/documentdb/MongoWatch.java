package org.mediatranscoder.auth.documentdb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees each command that any auth-service of these tests sends to MongoDB. */
@Configuration(proxyBeanMethods = false)
class MongoWatch {

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
  private static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();

  @Bean
  MongoClientSettingsBuilderCustomizer watch() {
    return settings -> settings.addCommandListener(new Watcher());
  }

  /** Names of all commands so far. */
  static Set<String> seen() {
    return Set.copyOf(SEEN);
  }

  /** What was wrong since this was asked last. */
  static List<String> takeFaults() {
    return Stream.generate(FAULTS::poll).takeWhile(fault -> fault != null).distinct().toList();
  }

  private static final class Watcher implements CommandListener {

    @Override
    public void commandStarted(CommandStartedEvent event) {
      SEEN.add(event.getCommandName());
      FAULTS.addAll(DocumentDb.faults(event.getCommandName(), event.getCommand()));
    }
  }
}
