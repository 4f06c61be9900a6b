package org.mediatranscoder.localstack.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.service.ServiceJar;
import org.mediatranscoder.localstack.settings.Home;

/** {@code docs/configuration.md}. */
public final class SettingsTable {

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

  private SettingsTable() {}

  /** The whole page. */
  public static String of(Home home) {
    SpringSettings spring = SpringSettings.read();
    Map<Setting, List<String>> services = new TreeMap<>(ORDER);
    for (Service service : Service.values()) {
      String name = service.processName();
      BuiltService built = BuiltService.in(ServiceJar.built(service, home.repository()));
      List<Setting> all = new ArrayList<>(built.own().values());
      all.addAll(spring.of(name, built));
      all.forEach(setting -> services.computeIfAbsent(setting, _ -> new ArrayList<>()).add(name));
    }
    StringBuilder page = new StringBuilder(INTRODUCTION);
    services.forEach((setting, names) -> page.append(setting.row(words(names))).append('\n'));
    return page.toString();
  }

  private static String words(List<String> services) {
    return services.size() == Arrays.asList(Service.values()).size()
        ? "all"
        : String.join(", ", services);
  }
}
