package nl.stadsbode.chassis.inbox;

import nl.stadsbode.chassis.events.Envelope;

/**
 * An event translated into the service's own type.
 *
 * @param raw what it was read from, for the case that the database refuses it
 */
record Understood<T>(RawEvent raw, Envelope envelope, T event) {}
