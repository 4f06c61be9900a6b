package org.mediatranscoder.redis.connection;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client of our own, so that we say when it stops: after all that needs it. It connects when it
 * is first used and again whenever the connection breaks. A call waits for the time-out at most and
 * then throws a {@link io.lettuce.core.RedisException}; whether the command ran is not known then.
 * Safe for many threads.
 */
public final class RedisLink implements AutoCloseable {

  private static final Delay RECONNECT_DELAY =
      Delay.exponential(10, 1_000, TimeUnit.MILLISECONDS, 2);

  private final ClientResources resources;
  private final RedisClient client;
  private @Nullable StatefulRedisConnection<String, String> connection;

  public RedisLink(RedisProperties properties) {
    RedisURI uri = RedisURI.create(properties.uri());
    uri.setTimeout(properties.timeout());
    resources = ClientResources.builder().reconnectDelay(RECONNECT_DELAY).build();
    client = RedisClient.create(resources, uri);
    client.setOptions(options(properties.timeout()));
  }

  private static ClientOptions options(Duration timeout) {
    SocketOptions socket =
        SocketOptions.builder()
            .connectTimeout(timeout)
            .keepAlive(SocketOptions.KeepAliveOptions.builder().enable().build())
            .build();
    return ClientOptions.builder()
        .socketOptions(socket)
        .timeoutOptions(TimeoutOptions.enabled(timeout))
        .build();
  }

  /** Plain commands. */
  public RedisCommands<String, String> commands() {
    return connection().sync();
  }

  /** Runs the script; true if it answered 1. */
  public boolean test(LuaScript script, List<String> keys, List<String> args) {
    return Boolean.TRUE.equals(run(script, ScriptOutputType.BOOLEAN, keys, args));
  }

  /** Runs the script; its table, in which nil is null. */
  public List<?> list(LuaScript script, List<String> keys, List<String> args) {
    return run(script, ScriptOutputType.MULTI, keys, args) instanceof List<?> table
        ? table
        : List.of();
  }

  /** Runs the script; the whole number it answered. */
  public long number(LuaScript script, List<String> keys, List<String> args) {
    if (run(script, ScriptOutputType.INTEGER, keys, args) instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("The script answered nothing where a number was due");
  }

  /** As {@link #test}, for many calls at once, each of which is a step of its own. */
  public List<Boolean> testAll(LuaScript script, List<ScriptCall> calls) {
    if (calls.size() > 1) {
      commands().scriptLoad(script.text());
      return calls.stream().map(call -> send(script, call)).toList().stream()
          .map(RedisLink::await)
          .toList();
    }
    return calls.stream().map(call -> test(script, call.keys(), call.args())).toList();
  }

  private static boolean await(CompletableFuture<Boolean> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RedisException cause ? cause : new RedisException(e);
    }
  }

  private CompletableFuture<Boolean> send(LuaScript script, ScriptCall call) {
    return connection()
        .async()
        .<Boolean>evalsha(
            script.sha1(),
            ScriptOutputType.BOOLEAN,
            call.keys().toArray(String[]::new),
            call.args().toArray(String[]::new))
        .toCompletableFuture();
  }

  /**
   * Listens on a connection of its own until closed. What is published while the connection is
   * broken is lost.
   *
   * @param listener is called by an I/O thread, so it must not wait for anything
   */
  public RedisSubscription subscribe(String channel, Consumer<String> listener) {
    return RedisSubscription.open(client.connectPubSub(), channel, listener);
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    var _ = resources.shutdown(0, 2, TimeUnit.SECONDS);
  }

  private @Nullable Object run(
      LuaScript script, ScriptOutputType type, List<String> keys, List<String> args) {
    String[] keyArray = keys.toArray(String[]::new);
    String[] argArray = args.toArray(String[]::new);
    try {
      return commands().evalsha(script.sha1(), type, keyArray, argArray);
    } catch (RedisNoScriptException firstUse) {
      return commands().eval(script.text(), type, keyArray, argArray);
    }
  }

  private synchronized StatefulRedisConnection<String, String> connection() {
    if (connection == null) {
      connection = client.connect();
    }
    return connection;
  }
}
