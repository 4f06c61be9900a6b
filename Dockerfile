# One image for each service. The jars are built and tested before; ./transcoder image does all of it.
#
#   docker build --build-arg SERVICE=api-gateway --build-arg PORT=8081 -t api-gateway .
#
# Nothing in here depends on the processor: build it where it will run, or with buildx --platform.

# A JDK 25, and a Debian or Ubuntu: any registry, any mirror.
ARG BASE_BUILD=eclipse-temurin:25-jdk
ARG BASE_RUNTIME=debian:trixie-slim
# with-ffmpeg for transcoding-worker only.
ARG RUNTIME=runtime

# --- Java, as much of it as a service needs ------------------------------------------------------
FROM ${BASE_BUILD} AS java
RUN jlink --output /java --no-man-pages --no-header-files --strip-java-debug-attributes --compress zip-2 \
    --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
    --generate-cds-archive

# --- the jar, unpacked: what changes seldom comes first ---------------------------------------------
FROM ${BASE_BUILD} AS layers
ARG SERVICE
COPY ${SERVICE}/target/${SERVICE}-*.jar /app.jar
RUN java -Djarmode=tools -jar /app.jar extract --layers --destination /layers

# --- what the services have in common -----------------------------------------------------------------
FROM ${BASE_RUNTIME} AS runtime
RUN groupadd --system --gid 10001 app \
    && useradd --system --uid 10001 --gid app --home-dir /app --no-create-home --shell /usr/sbin/nologin app \
    && install --directory --owner app --group app --mode 1777 /tmp \
    && install --directory --owner app --group app --mode 0750 /data /work
COPY --from=java /java /opt/java
ENV PATH=/opt/java/bin:$PATH LANG=C.UTF-8
WORKDIR /app

# util-linux-extra has enosys, which takes the network from FFmpeg: docs/decisions/0033-what-ffmpeg-may-reach.md.
FROM runtime AS with-ffmpeg
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ffmpeg util-linux-extra \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*
VOLUME ["/work"]

# --- mail inbox and identity provider of docker-compose.yml; never deployed ---------------------------
FROM runtime AS development
COPY local-stack/target/lib /app/lib
COPY local-stack/target/local-stack-*.jar /app/lib/
USER app
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/lib/*", "org.mediatranscoder.localstack.container.StandaloneComponent"]

# --- the service ------------------------------------------------------------------------------------------
FROM ${RUNTIME} AS app
# Percent of the container's memory for the heap: little for the worker, whose memory FFmpeg needs.
ARG HEAP=60
COPY --from=layers /layers/dependencies/ /layers/snapshot-dependencies/ /layers/application/ ./
RUN printf '%s\n' \
      -XX:MaxRAMPercentage=${HEAP} \
      -XX:+UseSerialGC \
      -XX:+UseCompactObjectHeaders \
      -XX:+ExitOnOutOfMemoryError \
      -XX:-UsePerfData \
      --enable-native-access=ALL-UNNAMED \
      --sun-misc-unsafe-memory-access=allow \
      > jvm.options

# A run as far as the context goes shows which classes a start needs (JEP 483, 514, 515).
FROM app AS trained
ARG SERVICE
COPY infra/images/train /train
RUN --mount=type=bind,source=local-stack/target,target=/local-stack /train ${SERVICE}

FROM app
ARG PORT
COPY --from=trained /app/start.aot /app/
# Logs as JSON, metrics among them: docs/operations.md.
ENV SERVER_PORT=${PORT} \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
    TRANSCODER_METRICS_EMBEDDED=true
EXPOSE ${PORT}
# The root is read-only where this runs. Fargate gives an empty volume the owner and the mode that the
# folder has here only if it is declared; otherwise it belongs to root. /work: above.
VOLUME ["/tmp"]
USER app
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/start.aot", "-jar", "/app/app.jar"]
