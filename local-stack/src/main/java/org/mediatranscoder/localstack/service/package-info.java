/** The six services: their jars, their AOT caches and what they are told. */
@NullMarked
package org.mediatranscoder.localstack.service;

import org.jspecify.annotations.NullMarked;
