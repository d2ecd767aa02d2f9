package nl.stadsbode.chassis.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends residents to the service that signs them in, and takes them in when they come back. The state is a secret of this
 * session and goes with it once somebody is signed in: what is handed over in one browser is of no use in another.
 */
final class ReceivingHandOvers extends OncePerRequestFilter implements AuthenticationEntryPoint {

    /** Pages of residents. */
    static final RequestMatcher RESIDENTS =
            PathPatternRequestMatcher.withDefaults().matcher("/my/**");

    /** Where what is handed over arrives. */
    static final String PATH = SignInPages.PATH + "/hand-over";

    static final RequestMatcher ARRIVING =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH);

    private static final String STATE = ReceivingHandOvers.class.getName() + ".state";
    private static final int STATE_BYTES = 32;
    private static final String HOME = "/";

    private final String signInAt;
    private final HandOver handOver;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    ReceivingHandOvers(String signInAt, HandOver handOver, Clock clock) {
        this.signInAt = signInAt;
        this.handOver = handOver;
        this.clock = clock;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.sendRedirect(signInAt + PATH + "?state=" + state(request.getSession()));
    }

    /** The same for all tabs of a browser that opens them at once: each comes back with what this session takes. */
    private String state(HttpSession session) {
        if (session.getAttribute(STATE) instanceof String known) {
            return known;
        }
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(STATE, state);
        return state;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ARRIVING.matches(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
            throws IOException {
        Optional<UUID> resident = handedOver(request);
        SavedRequest wanted = requests.getRequest(request, response);
        if (resident.isPresent()) {
            signIn(resident.get(), request, response);
        } else if (!isSignedIn()) {
            response.sendRedirect(SignInPages.PATH + "/refused/" + Refusal.FAILED.code());
            return;
        }
        response.sendRedirect(wanted == null ? HOME : wanted.getRedirectUrl());
    }

    private Optional<UUID> handedOver(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String sealed = request.getParameter("sealed");
        if (session == null || sealed == null || !(session.getAttribute(STATE) instanceof String state)) {
            return Optional.empty();
        }
        return handOver.open(sealed, state);
    }

    /** By another tab, since this one's form was made. */
    private static boolean isSignedIn() {
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }

    private void signIn(UUID resident, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate(); // nothing of before it was known who it is goes on
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new OAuth2AuthenticationToken(
                Residents.signedIn(resident, clock), Residents.roles(), SecurityAutoConfiguration.REGISTRATION));
        contexts.saveContext(context, request, response);
    }
}
