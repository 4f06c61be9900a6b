package org.mediatranscoder.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What {@code ./transcoder up -d} starts, on free ports, with a data folder of its own. */
final class RunningStack implements AutoCloseable {

  /** The first start of a build prepares AOT caches, which takes minutes on a slow machine. */
  private static final Duration START = Duration.ofMinutes(15);

  private static final Duration COMMAND = Duration.ofSeconds(60);
  private static final Duration TOKEN_USE = Duration.ofMinutes(5);
  private static final Pattern ROW =
      Pattern.compile("(?m)^([a-z0-9-]+) +(\\w+://\\S+) +(\\d+|-) +(up|DOWN) ");

  private static final List<String> ADDRESSES =
      List.of(
          "UI",
          "GATEWAY",
          "AUTH",
          "UPLOAD",
          "TRANSCODING",
          "NOTIFICATION",
          "IDENTITY",
          "INBOX",
          "REDIS",
          "S3",
          "MONGODB",
          "SMTP");

  private final CommandLine script;
  private final Path data;
  private final Spans spans;
  private final Map<String, Part> parts;
  private final TranscoderApi api;
  private final Inbox inbox;
  private String token = "";
  private Instant tokenTaken = Instant.EPOCH;

  /** One row of {@code ./transcoder status}. */
  record Part(String name, URI address, String process, boolean up) {}

  private RunningStack(CommandLine script, Path data, Spans spans) {
    this.script = script;
    this.data = data;
    this.spans = spans;
    this.parts = status();
    this.api = new TranscoderApi(gateway(), this::token);
    this.inbox = new Inbox(part("inbox").address());
  }

  static RunningStack start() {
    // As people name their folders.
    return start(Path.of("target", "Zoë’s stack").toAbsolutePath());
  }

  /** One more, with services that the caller runs. */
  static RunningStack startWithout(String service, Path data) {
    return start(data, "--without", service);
  }

  private static RunningStack start(Path data, String... options) {
    Spans spans = new Spans();
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(JsonLog.environment(data));
    environment.putAll(spans.environment());
    CommandLine script = new CommandLine(Path.of("").toAbsolutePath(), environment);
    script.run(COMMAND, "down", "--data", data.toString());
    List<String> up = new ArrayList<>(List.of("up", "-d", "--data", data.toString()));
    up.addAll(List.of(options));
    script.run(START, up.toArray(String[]::new)).succeeded();
    return new RunningStack(script, data, spans);
  }

  @Override
  public void close() {
    String refused;
    try {
      refused = refusedByRedis();
    } finally {
      command("down").succeeded();
      spans.close();
    }
    if (!refused.equals("*0\r\n")) {
      throw new AssertionError("infra/terraform/redis-users.json lacks what is needed: " + refused);
    }
  }

  /**
   * What services asked of Redis that their users may not do, as Redis says it; {@code *0} is
   * nothing.
   */
  private String refusedByRedis() {
    URI redis = part("redis").address();
    try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("ACL LOG\r\nQUIT\r\n".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return answer.substring(0, answer.length() - "+OK\r\n".length());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  TranscoderApi api() {
    return api;
  }

  Inbox inbox() {
    return inbox;
  }

  /** What the services told of their work. */
  Spans spans() {
    return spans;
  }

  Path data() {
    return data;
  }

  URI gateway() {
    return part("api-gateway").address();
  }

  URI clientUi() {
    return part("client-ui").address();
  }

  /** A row of the status as it was at the start: the address stays, the process may not. */
  Part part(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException(name + " is not one of " + parts.keySet());
    }
    return part;
  }

  Map<String, Part> status() {
    return ROW.matcher(command("status").output())
        .results()
        .map(RunningStack::part)
        .collect(toUnmodifiableMap(Part::name, part -> part));
  }

  /** Sends SIGKILL to the process that is this part now. */
  void kill9(String name) {
    ProcessHandle.of(Long.parseLong(process(name))).orElseThrow().destroyForcibly();
  }

  /** What a service that the caller runs has to be told: {@code NAME=value} each. */
  List<String> settingsOf(String service) throws IOException {
    return Files.readAllLines(data.resolve("run").resolve(service + ".env")).stream()
        .map(line -> line.replaceAll("^(\\w+)='(.*)'$", "$1=$2"))
        .toList();
  }

  /** Program and arguments of the process that is this part now. */
  List<String> commandOf(String name) throws IOException {
    return List.of(Files.readString(Path.of("/proc", process(name), "cmdline")).split("\0", -1));
  }

  private String process(String name) {
    Part part = status().get(name);
    if (part == null) {
      throw new IllegalArgumentException(name);
    }
    return part.process();
  }

  /** Until every part is up and the supervisor has said of this one that it is back for good. */
  void awaitBack(String name) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> command("status").exitCode() == 0 && isBack(name));
  }

  private boolean isBack(String name) throws IOException {
    String process = process(name);
    return Files.readString(data.resolve("logs").resolve("supervisor.log"))
        .contains("%s is back (process %s).".formatted(name, process));
  }

  CommandLine.Outcome command(String... words) {
    String[] all =
        Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
            .toArray(String[]::new);
    return script.run(COMMAND, all);
  }

  /** The same script with the same settings, for a stack of its own on other free ports. */
  CommandLine another(Path folder, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(script.environment());
    all.putAll(environment);
    return new CommandLine(folder, all);
  }

  /** A bearer token of the local user that is valid now. */
  synchronized String token() {
    if (Instant.now().isAfter(tokenTaken.plus(TOKEN_USE))) {
      tokenTaken = Instant.now();
      token = command("token").succeeded().output().strip();
    }
    return token;
  }

  private static Part part(MatchResult row) {
    return new Part(
        row.group(1), URI.create(row.group(2)), row.group(3), row.group(4).equals("up"));
  }

  /** Free ports, and what is built already: this runs inside the build. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRANSCODER_BUILD", "skip");
    // As long as a token lives: so every page that is opened renews one, and no test has to wait.
    environment.put("TRANSCODER_UI_TOKENRESERVE", "10m");
    ADDRESSES.forEach(name -> environment.put("TRANSCODER_PORT_" + name, "0"));
    return environment;
  }
}
