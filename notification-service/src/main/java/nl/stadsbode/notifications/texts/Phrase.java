package nl.stadsbode.notifications.texts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A few sentences as an editor wrote them, with {@code {{variables}}}; always filled as plain text. */
record Phrase(Template template) {

    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false);

    /**
     * @param allowed the variables that have a value where this phrase is used
     * @param problem told what is wrong, if something is
     */
    static Phrase of(String source, Set<String> allowed, Consumer<String> problem) {
        try {
            var template = COMPILER.compile(source);
            template.visit(new OnlyVariables(allowed, problem));
            return new Phrase(template);
        } catch (MustacheException e) {
            problem.accept("is not a valid template: " + e.getMessage());
            return new Phrase(COMPILER.compile(""));
        }
    }

    String fill(Map<String, String> values) {
        return template.execute(values);
    }

    private record OnlyVariables(Set<String> allowed, Consumer<String> problem) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            if (text.contains("{{") || text.contains("}}")) {
                problem.accept("has braces that do not belong to a variable");
            }
        }

        @Override
        public void visitVariable(String name) {
            if (!allowed.contains(name)) {
                problem.accept("{{" + name + "}} does not exist here; there are "
                        + allowed.stream().sorted().toList());
            }
        }

        @Override
        public boolean visitInclude(String name) {
            return refuse(name);
        }

        @Override
        public boolean visitSection(String name) {
            return refuse(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return refuse(name);
        }

        private boolean refuse(String name) {
            problem.accept("may hold variables only, not a section or include (" + name + ")");
            return false;
        }
    }
}
