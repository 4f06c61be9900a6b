package org.mediatranscoder.web.problem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How errors are told.
 *
 * @param startPage where the page that shows an error leads; of several addresses with commas
 *     between them, the first; default {@code /}
 */
@ConfigurationProperties("transcoder.problems")
record ProblemProperties(@DefaultValue("/") String startPage) {

  String firstStartPage() {
    return startPage.split(",", 2)[0].strip();
  }
}
