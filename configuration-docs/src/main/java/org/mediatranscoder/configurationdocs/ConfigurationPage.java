package org.mediatranscoder.configurationdocs;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/configuration.md}. */
public final class ConfigurationPage {

  private static final Comparator<Setting> ORDER =
      Comparator.comparing(Setting::name)
          .thenComparing(Setting::meaning)
          .thenComparing(Setting::value)
          .thenComparing(Setting::type);

  private static final String INTRODUCTION =
      """
      # Configuration

      Made by `./transcoder settings > docs/configuration.md` from the built services; a test fails when it is stale.

      Every service reads environment variables. A setting that is wrong or missing stops the service at its start with one line that names it; the exit code is 1.
      Durations have a unit (`300ms`, `30s`, `5m`, `12h`, `14d`), and so have sizes (`4KB`, `10MB`, `2GB`: 1 KB is 1024 bytes). The parts of a list are divided by commas.
      Settings that begin with `transcoder.` are ours; the others are Spring Boot's, and only those are here that an installation may need.

      | setting | environment variable | type | default | services | meaning |
      |---|---|---|---|---|---|
      """;

  private ConfigurationPage() {}

  /**
   * Prints the page.
   *
   * @param args the folder of the repository, then the names of the services
   */
  public static void main(String[] args) {
    List<String> names = List.of(args).subList(1, args.length);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(of(Path.of(args[0]), names));
  }

  private static String of(Path repository, List<String> names) {
    SpringSettings spring = SpringSettings.read();
    Map<Setting, List<String>> services = new TreeMap<>(ORDER);
    for (String name : names) {
      BuiltService built = BuiltService.in(repository, name);
      List<Setting> all = new ArrayList<>(built.own().values());
      all.addAll(spring.of(name, built));
      all.forEach(setting -> services.computeIfAbsent(setting, _ -> new ArrayList<>()).add(name));
    }
    StringBuilder page = new StringBuilder(INTRODUCTION);
    services.forEach(
        (setting, users) ->
            page.append(
                    setting.row(users.size() == names.size() ? "all" : String.join(", ", users)))
                .append('\n'));
    return page.toString();
  }
}
