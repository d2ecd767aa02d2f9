package nl.stadsbode.chassis.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the contracts that a service ships: JSON Schemas, samples, AsyncAPI. */
@Configuration(proxyBeanMethods = false)
class Contracts implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/contracts/**").addResourceLocations("classpath:/contracts/");
    }
}
