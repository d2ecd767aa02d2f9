package nl.stadsbode.chassis.security;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Bearer tokens for the API, sign-in for pages; nothing without authentication but health, contracts and assets. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties({SecuritySettings.class, ResidentSignInSettings.class})
@Import(SignInPages.class)
public class SecurityAutoConfiguration {

    static final String REGISTRATION = "stadsbode";
    static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    /** The API: a token or, for the pages of the same service, nothing else; no session, hence no CSRF. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, SecuritySettings settings) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAnyRole("operator", Roles.MONITOR)
                        .requestMatchers("/actuator/**")
                        .hasRole("operator")
                        .anyRequest()
                        .hasAnyRole(Roles.OF_PEOPLE))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.jwtAuthenticationConverter(authentication(settings.rolesClaim()))))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new ProblemEntryPoint())
                        .accessDeniedHandler(new ProblemEntryPoint()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            SecuritySettings settings,
            ResidentSignInSettings residents,
            ObjectProvider<ResidentsByNumber> byNumber,
            HandOver handOver,
            ClientRegistrationRepository registrations,
            @Value("${stadsbode.pages.notifications-url:http://localhost:8083}") String takesOver,
            Clock clock)
            throws Exception {
        URI signInAt = residents.signInAt();
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        if (signInAt != null) {
            ReceivingHandOvers receiving = new ReceivingHandOvers(signInAt.toString(), handOver, clock);
            http.addFilterBefore(receiving, OAuth2AuthorizationRequestRedirectFilter.class);
            signIn = entry(receiving, signIn);
        }
        AuthenticationEntryPoint pages = signIn;
        AuthenticationEntryPoint unauthorized = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        RequestMatcher partial = request -> request.getHeader("HX-Request") != null || wantsEvents(request);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/theme/**",
                                "/webjars/**",
                                "/contracts/**",
                                "/accessibility",
                                "/favicon.ico",
                                "/error",
                                SignInPages.PATH + "/refused/*",
                                SignInPages.PATH + "/ended")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .userInfoEndpoint(user ->
                                user.oidcUserService(new SigningIn(residents, byNumber.getIfAvailable(), clock)))
                        .authorizationEndpoint(authorization ->
                                authorization.authorizationRequestResolver(asking(residents, registrations)))
                        .authorizedClientRepository(new NoTokens())
                        .failureHandler((request, response, failed) -> response.sendRedirect(SignInPages.PATH
                                + "/refused/" + Refusal.of(failed).code())))
                .logout(logout ->
                        logout.logoutSuccessHandler(new SigningOut(registrations, settings, signInAt != null)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, refused) -> {
                    AuthenticationEntryPoint entry = partial.matches(request) ? unauthorized : pages;
                    entry.commence(request, response, refused);
                }))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(policy(settings, takesOver)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.sameOrigin()))
                .csrf(csrf -> csrf.ignoringRequestMatchers(ReceivingHandOvers.ARRIVING))
                .build();
    }

    /** A request is observed as a whole: an observation for each of some twenty filters costs more than they do. */
    @Bean
    static SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.endpoint(settings.keysPath()))
                .build();
        OAuth2TokenValidator<Jwt> issuer =
                JwtValidators.createDefaultWithIssuer(settings.issuer().toString());
        String audience = settings.audience();
        decoder.setJwtValidator(
                audience == null
                        ? issuer
                        : new DelegatingOAuth2TokenValidator<>(
                                issuer,
                                new JwtClaimValidator<List<String>>(
                                        "aud", named -> named != null && named.contains(audience))));
        return decoder;
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(SecuritySettings settings) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .issuerUri(settings.issuer().toString())
                .authorizationUri(settings.endpoint(settings.authorizationPath()))
                .tokenUri(settings.endpoint(settings.tokenPath()))
                .jwkSetUri(settings.endpoint(settings.keysPath()))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(
                        Map.of("end_session_endpoint", settings.endpoint(settings.endSessionPath())))
                .build());
    }

    @Bean
    GrantedAuthoritiesMapper rolesOfSignedIn(SecuritySettings settings) {
        return authorities -> {
            Set<GrantedAuthority> granted = new HashSet<>(authorities);
            for (GrantedAuthority authority : authorities) {
                if (authority instanceof OidcUserAuthority oidc) {
                    granted.addAll(Roles.of(oidc.getIdToken().getClaim(settings.rolesClaim())));
                }
            }
            return granted;
        };
    }

    private static JwtAuthenticationConverter authentication(String rolesClaim) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(jwt -> Roles.of(jwt.getClaim(rolesClaim)));
        return converter;
    }

    private static boolean wantsEvents(jakarta.servlet.http.HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /** Residents by the other service that signs them in; everyone else at the identity provider. */
    private static AuthenticationEntryPoint entry(AuthenticationEntryPoint there, AuthenticationEntryPoint here) {
        return (request, response, refused) ->
                (ReceivingHandOvers.RESIDENTS.matches(request) ? there : here).commence(request, response, refused);
    }

    /** Asks for the level that suffices, where there are levels (OpenID Connect Core 1.0, 3.1.2.1). */
    private static OAuth2AuthorizationRequestResolver asking(
            ResidentSignInSettings residents, ClientRegistrationRepository registrations) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        if (residents.numberClaim() != null) {
            resolver.setAuthorizationRequestCustomizer(request ->
                    request.additionalParameters(parameters -> parameters.put("acr_values", residents.minimumLevel())));
        }
        return resolver;
    }

    @Bean
    HandOver handOver(PersonalData personalData, Clock clock) {
        return new HandOver(personalData, clock);
    }

    private static String policy(SecuritySettings settings, String takesOver) {
        return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'self';"
                + " form-action 'self' " + settings.origin() + " " + takesOver;
    }
}
