package org.mediatranscoder.web.assets;

/**
 * Where the static files of the pages are. Templates know it as {@code assets}.
 *
 * @param version of all files together: it changes when any of them does
 */
public record Assets(String version) {

  /** Every version is below this path. */
  static final String ROOT = "/assets/";

  /**
   * The address of a file in this release.
   *
   * @param file such as {@code /css/page.css}
   */
  public String url(String file) {
    return ROOT + version + file;
  }
}
