/** The six services: their jars, their start caches and what they are told. */
@NullMarked
package org.mediatranscoder.localstack.service;

import org.jspecify.annotations.NullMarked;
