package org.mediatranscoder.web.protection;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The agent of Amazon ECS beside this task.
 *
 * @param uri of the agent; ECS itself sets it (environment variable ECS_AGENT_URI). Null elsewhere:
 *     nothing is protected then
 */
@ConfigurationProperties("ecs.agent")
record EcsAgentSettings(@Nullable URI uri) {}
