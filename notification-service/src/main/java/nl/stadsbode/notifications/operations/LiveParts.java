package nl.stadsbode.notifications.operations;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** The parts of the operator's page that change while one looks, rendered from the same fragments as the page. */
@Component
class LiveParts {

    private static final String TEMPLATE = "operations/live";

    private final ITemplateEngine templates;
    private final ApplicationContext beans;

    LiveParts(ITemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    /** By the name of the event that bears it. */
    Map<String, String> render(Locale locale, Figures figures, List<ChannelCard> cards) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(locale);
        try {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("summary", render(locale, "summary", Map.of("figures", figures)));
            parts.put("nothing", render(locale, "nothing", Map.of("figures", figures)));
            cards.forEach(card -> parts.put(card.code(), render(locale, "card", Map.of("card", card))));
            return parts;
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }

    private String render(Locale locale, String fragment, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process(TEMPLATE, Set.of(fragment), new Context(locale, all));
    }
}
