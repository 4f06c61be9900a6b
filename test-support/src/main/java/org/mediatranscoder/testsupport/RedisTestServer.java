package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real, empty {@code redis-server} from the PATH on a free port of loopback, with {@code
 * noeviction}, and without persistence unless told otherwise.
 */
public final class RedisTestServer implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final boolean keeps;
  private ChildProcess process;

  private RedisTestServer(boolean keeps) {
    this.folder = ChildProcess.newFolder("redis");
    this.port = ChildProcess.freePort();
    this.keeps = keeps;
    this.process = launch();
  }

  /** A server of its own: the caller closes it. */
  public static RedisTestServer start() {
    return new RedisTestServer(false);
  }

  /** One that has all its keys again after {@link #kill} and {@link #startAgain}. */
  public static RedisTestServer startThatKeeps() {
    return new RedisTestServer(true);
  }

  /**
   * A server of its own that has what this one has, and follows it until {@link #stopFollowing}.
   */
  public RedisTestServer startReplica() {
    RedisTestServer replica = start();
    replica.obey("REPLICAOF 127.0.0.1 " + port);
    return replica;
  }

  /** Whether it has what the other server had, and gets each of its writes. */
  public boolean follows() {
    return script(
            "return string.match(redis.call(\"INFO\", \"replication\"), \"master_link_status:(%a+)\")")
        .filter("up"::equals)
        .isPresent();
  }

  /** Takes writes of its own from now on, and misses those of the other. */
  public void stopFollowing() {
    obey("REPLICAOF NO ONE");
  }

  /** One server for all tests of this JVM; it is stopped when the JVM ends. */
  public static RedisTestServer shared() {
    return Shared.SERVER;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The settings of a service that uses this server. */
  public Map<String, String> properties() {
    return Map.of("transcoder.redis.uri", uri(), "spring.data.redis.url", uri());
  }

  /** Says that this API token may be used, as auth-service does. */
  public void activateToken(String id) {
    set("access:token:" + id, "1");
    set("access:published", "1");
  }

  /** Says that no token of this session may be used any more, as auth-service does. */
  public void endSession(String id) {
    set("access:ended:session:" + id, "1");
  }

  /**
   * Says that no account and no recipient refuses mails, as auth-service does; false if Redis is
   * unavailable.
   */
  public boolean letAllHaveMail() {
    return answers("SADD mail:off *", ":") && answers("HSET mail:consent * 1", ":");
  }

  /**
   * @param value without blanks, like the key
   */
  public void set(String key, String value) {
    if (!answers("SET " + key + " " + value, "+OK")) {
      throw new IllegalStateException("redis-server does not answer");
    }
  }

  /** A field of a hash; empty if there is none. */
  public Optional<String> field(String key, String field) {
    return answer("HGET " + key + " " + field);
  }

  /** The score of a member of a sorted set; empty if it is none. */
  public Optional<String> score(String key, String member) {
    return answer("ZSCORE " + key + " " + member);
  }

  /**
   * What a script answers, of which that is a text; empty if it answers false.
   *
   * @param lua in one line, without an apostrophe
   */
  public Optional<String> script(String lua) {
    return answer("EVAL '" + lua + "' 0");
  }

  private Optional<String> answer(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2_000);
      String commands = command + "\r\nQUIT\r\n";
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      String[] lines = new String(answer, StandardCharsets.UTF_8).split("\r\n", -1);
      if (lines[0].startsWith("-")) {
        throw new IOException(command + ": " + lines[0]);
      }
      return lines[0].equals("$-1") ? Optional.empty() : Optional.of(lines[1]);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
  }

  /** Ends it with SIGKILL: all data are lost, unless this one keeps them. */
  public void kill() {
    process.kill();
  }

  /** Starts it again, with what it keeps, on the same port, after {@link #kill()}. */
  public void startAgain() {
    process = launch();
  }

  /** Deletes all keys of all databases. */
  public void flush() {
    obey("FLUSHALL");
  }

  /** From now on, until {@link #makeRoom}, refuses every command that may need memory. */
  public void fill() {
    obey("CONFIG SET maxmemory 1");
  }

  public void makeRoom() {
    obey("CONFIG SET maxmemory 0");
  }

  private void obey(String command) {
    if (!answers(command, "+OK")) {
      throw new IllegalStateException("redis-server does not obey: " + command);
    }
  }

  @Override
  public void close() {
    process.stop();
  }

  private ChildProcess launch() {
    List<String> command =
        List.of(
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--save",
            "",
            "--appendonly",
            keeps ? "yes" : "no",
            "--maxmemory-policy",
            "noeviction",
            "--daemonize",
            "no");
    return ChildProcess.start(folder, command).awaitReady(() -> answers("PING", "+PONG"));
  }

  private boolean answers(String command, String expected) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    } catch (IOException notYet) {
      return false;
    }
  }

  private static final class Shared {
    static final RedisTestServer SERVER = start();
  }
}
