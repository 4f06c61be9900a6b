/**
 * How large outputs become and how long they take, by a model whose figures were measured with
 * FFmpeg: {@code measured.yaml}. What earlier jobs took corrects it elsewhere.
 */
@NullMarked
package org.mediatranscoder.catalogue.estimate;

import org.jspecify.annotations.NullMarked;
