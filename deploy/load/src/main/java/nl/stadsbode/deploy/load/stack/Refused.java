package nl.stadsbode.deploy.load.stack;

/** A service understood the call and declined it: trying again changes nothing. */
public final class Refused extends RuntimeException {

    private final int status;

    Refused(String call, int status, String problem) {
        super("%s was refused (%d): %s".formatted(call, status, problem));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
