package org.mediatranscoder.web.assets;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * For a service with pages, which imports it: its static files below {@code /assets/{version}/}. It
 * is no configuration by itself, so no scan of a service without pages finds it.
 *
 * <p>Scripts import each other by relative paths, so they stay within one version. While a release
 * replaces another, a load balancer may send a page's request to an instance of the other release.
 * That instance answers with its own file, which the browser must not keep.
 */
public class AssetsConfiguration {

  private static final Duration FOR_GOOD = Duration.ofDays(365);

  private final String location;

  /**
   * @param location a folder that ends with a slash
   */
  AssetsConfiguration(
      @Value("${spring.web.resources.static-locations:classpath:/static/}") String location) {
    this.location = location;
  }

  @Bean
  Assets assets() {
    return new Assets(new AssetVersion().of(location), new ScriptImports(location));
  }

  @Bean
  WebMvcConfigurer assetHandlers(Assets assets) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AssetsModel(assets));
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler(assets.url("/**"))
            .addResourceLocations(location)
            .setUseLastModified(false)
            .setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable())
            .resourceChain(true)
            .addTransformer(new StyleImports());
        registry
            .addResourceHandler(Assets.ROOT + "*/**")
            .addResourceLocations(location)
            .setUseLastModified(false)
            .setCacheControl(CacheControl.noStore())
            .resourceChain(true)
            .addResolver(new OtherVersion())
            .addTransformer(new StyleImports());
      }
    };
  }
}
