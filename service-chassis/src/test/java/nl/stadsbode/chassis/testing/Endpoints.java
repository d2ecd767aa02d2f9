package nl.stadsbode.chassis.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a service answers to, and whom its {@code @PreAuthorize} lets through. */
final class Endpoints {

    static final List<String> ROLES = List.of("resident", "caseworker", "contact", "editor", "operator", "monitor");

    /** @param roles those that may call it, once signed in */
    record Endpoint(String method, String path, List<String> roles) {}

    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();
    private final RequestMappingHandlerMapping mapping;

    Endpoints(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** Ours, by path. */
    List<Endpoint> all() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("nl.stadsbode"))
                .flatMap(this::endpoints)
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    private Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        HandlerMethod handler = entry.getValue().createWithResolvedBean();
        if (entry.getKey().getMethodsCondition().getMethods().isEmpty()) {
            throw new IllegalStateException(handler + " does not say for which methods it is");
        }
        List<String> roles =
                ROLES.stream().filter(role -> mayCall(handler, role)).toList();
        return entry.getKey().getPatternValues().stream()
                .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(method.name(), path, roles)));
    }

    private boolean mayCall(HandlerMethod handler, String role) {
        Object bean = handler.getBean();
        Object target = Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(bean), bean);
        AuthorizationResult result = rules.authorize(
                () -> new TestingAuthenticationToken("somebody", "", "ROLE_" + role),
                new SimpleMethodInvocation(target, handler.getMethod()));
        return result == null || result.isGranted();
    }
}
