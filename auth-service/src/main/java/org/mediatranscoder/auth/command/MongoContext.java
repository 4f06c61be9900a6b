package org.mediatranscoder.auth.command;

import org.mediatranscoder.auth.mongo.MongoClientLimits;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A client of MongoDB. No configuration of the service: it is named, not scanned. */
@ImportAutoConfiguration({SslAutoConfiguration.class, MongoAutoConfiguration.class})
@Import(MongoClientLimits.class)
class MongoContext {}
