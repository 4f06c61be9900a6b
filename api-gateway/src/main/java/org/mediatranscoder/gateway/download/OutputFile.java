package org.mediatranscoder.gateway.download;

import org.mediatranscoder.model.job.Rendition;

/**
 * An output file.
 *
 * @param key in S3, under {@code processed/}
 * @param downloadName what it is called on the person's disk
 */
record OutputFile(String key, String downloadName) {

  static OutputFile of(Rendition rendition) {
    return new OutputFile(rendition.key(), rendition.fileName());
  }
}
