package org.mediatranscoder.web.assets;

import java.util.List;

/** Where the static files of the pages are. Templates know it as {@code assets}. */
public final class Assets {

  /** Every version is below this path. */
  static final String ROOT = "/assets/";

  private final String version;
  private final ScriptImports imports;

  /**
   * @param version of all files together: it changes when any of them does
   */
  Assets(String version, ScriptImports imports) {
    this.version = version;
    this.imports = imports;
  }

  /**
   * The address of a file in this release.
   *
   * @param file such as {@code /css/page.css}
   */
  public String url(String file) {
    return ROOT + version + file;
  }

  /**
   * The addresses of all modules that a script imports, directly and through others.
   *
   * @param script such as {@code /js/main.js}
   */
  public List<String> imports(String script) {
    return imports.of(script).stream().map(this::url).toList();
  }
}
