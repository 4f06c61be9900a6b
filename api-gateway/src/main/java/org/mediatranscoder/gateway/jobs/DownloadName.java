package org.mediatranscoder.gateway.jobs;

/** What a downloaded file is called: the name of the source with the extension of the output. */
public final class DownloadName {

  private DownloadName() {}

  /**
   * @param sourceName as the person named the source
   * @param key of the output in S3
   */
  public static String of(String sourceName, String key) {
    String file = key.substring(key.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return base(sourceName) + (dot < 0 ? "" : file.substring(dot));
  }

  private static String base(String sourceName) {
    int dot = sourceName.lastIndexOf('.');
    return dot > 0 ? sourceName.substring(0, dot) : sourceName;
  }
}
