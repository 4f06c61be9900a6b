package org.mediatranscoder.redis.connection;

import java.util.List;

/** What a script is called with. */
public record ScriptCall(List<String> keys, List<String> args) {}
