package org.mediatranscoder.transcoding.formats;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which formats there are.
 *
 * @param folder of further presets, files {@code *.yaml} like the catalogue of this release; the
 *     same for api-gateway and all workers; default: none
 */
@ConfigurationProperties("transcoder.formats")
record FormatsProperties(@Nullable Path folder) {}
