package nl.stadsbode.notifications.texts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The shape of an e-mail or a letter: a Mustache file whose first line is <code>{{! version: 1 }}</code>. It holds no words
 * of its own, so that one layout serves all languages. Names ending in {@code .html} escape every value.
 */
final class Layout {

    private static final Pattern VERSION = Pattern.compile("\\{\\{! version: ([1-9][0-9]*) }}\\R");

    private final String name;
    private final int version;
    private final Template template;

    private Layout(String name, int version, Template template) {
        this.name = name;
        this.version = version;
        this.template = template;
    }

    /**
     * @param models the records that the layout is filled from
     * @throws InvalidTexts where the layout names something that they do not have
     */
    static Layout load(String location, String name, Class<?>... models) {
        var file = "layouts/" + name + ".mustache";
        var source = read(location + file);
        var problems = new ArrayList<String>();
        var version = VERSION.matcher(source);
        if (!version.lookingAt()) {
            problems.add(file + ": must begin with {{! version: 1 }}");
        }
        try {
            var compiler = Mustache.compiler().escapeHTML(name.endsWith(".html"));
            var template = compiler.compile(source);
            template.visit(new KnownNames(file, names(models), problems));
            if (problems.isEmpty()) {
                return new Layout("layouts/" + name, Integer.parseInt(version.group(1)), template);
            }
        } catch (MustacheException e) {
            problems.add(file + ": is not a valid template: " + e.getMessage());
        }
        throw new InvalidTexts(problems);
    }

    String fill(Object model) {
        return template.execute(model);
    }

    /** This layout's name and version. */
    String version() {
        return name + " " + version;
    }

    /** The version of the words and of this layout together. */
    String version(String words) {
        return words + ", " + version();
    }

    private static String read(String path) {
        try {
            return new DefaultResourceLoader().getResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Set<String> names(Class<?>... models) {
        var names = new HashSet<>(Set.of("this", "."));
        for (var model : models) {
            for (var component : model.getRecordComponents()) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private record KnownNames(String file, Set<String> known, List<String> problems) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            check(name);
        }

        @Override
        public boolean visitInclude(String name) {
            problems.add(file + ": includes are not used here ({{>" + name + "}})");
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            return check(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return check(name);
        }

        private boolean check(String name) {
            for (var part : name.split("\\.(?=.)")) {
                if (!known.contains(part)) {
                    problems.add(file + ": {{" + name + "}} does not exist");
                }
            }
            return true;
        }
    }
}
