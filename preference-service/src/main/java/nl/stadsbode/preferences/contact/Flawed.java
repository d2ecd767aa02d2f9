package nl.stadsbode.preferences.contact;

import java.util.List;

/** A value that cannot exist, because of its flaws. */
public final class Flawed extends RuntimeException {

    private final transient List<Flaw> flaws;

    public Flawed(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::code).toList().toString());
        this.flaws = List.copyOf(flaws);
    }

    public Flawed(String field, String code, String message) {
        this(List.of(new Flaw(field, code, message)));
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
