package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** Gives the pages their {@link Visit}. */
@Component
class Visits implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Principal visitor = request.getUserPrincipal();
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        Assert.state(
                container != null && response != null && visitor instanceof Authentication,
                "pages are for who is signed in");
        RedirectAttributesModelMap next = new RedirectAttributesModelMap();
        container.setRedirectModel(next);
        return new Visit(
                (Authentication) visitor,
                LocaleContextHolder.getLocale(),
                (Model) container.getModel(),
                next,
                response);
    }
}
