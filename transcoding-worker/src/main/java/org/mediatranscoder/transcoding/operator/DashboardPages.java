package org.mediatranscoder.transcoding.operator;

import java.nio.charset.StandardCharsets;

/**
 * The pages of JobRunr's dashboard believe that they are at the root of their host: leads the
 * addresses in them to where they are. The browser test notices if a later version writes them
 * otherwise.
 */
final class DashboardPages {

  private DashboardPages() {}

  /**
   * @param prefix of all paths of this dashboard, such as {@code /operator/jobrunr/notify}
   * @param type of the content; only pages and scripts are changed
   */
  static byte[] at(String prefix, String type, byte[] content) {
    if (!type.startsWith("text/html") && !type.startsWith("text/javascript")) {
      return content;
    }
    return new String(content, StandardCharsets.UTF_8)
        .replace("\"/dashboard", '"' + prefix + "/dashboard")
        .replace("\"/api/", '"' + prefix + "/api/")
        .replace("\"/sse/", '"' + prefix + "/sse/")
        .getBytes(StandardCharsets.UTF_8);
  }
}
