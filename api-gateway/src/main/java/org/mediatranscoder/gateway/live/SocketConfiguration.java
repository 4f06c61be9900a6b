package org.mediatranscoder.gateway.live;

import org.mediatranscoder.gateway.web.CorsProperties;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** A browser may come from the pages that may call the API; other clients send no origin. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {

  /** A token, with room; also what each connection keeps in memory. */
  private static final int MESSAGE_CHARACTERS = 4_096;

  private static final int NO_BINARY = 128;

  /** Of three buffers that each connection keeps; what is longer goes in pieces. */
  private static final String BUFFER_BYTES = "1024";

  private static final long TAKES_NOTHING_MILLIS = 10_000;

  private final LiveSockets sockets;
  private final CorsProperties cors;

  SocketConfiguration(LiveSockets sockets, CorsProperties cors) {
    this.sockets = sockets;
    this.cors = cors;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(sockets, "/ws")
        .setAllowedOrigins(cors.allowedOrigins().toArray(String[]::new));
  }

  /** Tomcat reads it once, before the first WebSocket, and takes 8 KB otherwise. */
  @Bean
  static WebServerFactoryCustomizer<WebServerFactory> smallSocketBuffers() {
    return server ->
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", BUFFER_BYTES);
  }

  @Bean
  static ServletServerContainerFactoryBean socketLimits() {
    ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(MESSAGE_CHARACTERS);
    container.setMaxBinaryMessageBufferSize(NO_BINARY);
    container.setAsyncSendTimeout(TAKES_NOTHING_MILLIS);
    return container;
  }
}
