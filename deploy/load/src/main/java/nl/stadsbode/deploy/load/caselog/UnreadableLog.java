package nl.stadsbode.deploy.load.caselog;

import nl.stadsbode.deploy.load.stack.Unusable;

/** The file is no case log that we can read; says what is missing. */
public final class UnreadableLog extends Unusable {

    UnreadableLog(String message) {
        super(message);
    }
}
