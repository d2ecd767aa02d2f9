/**
 * Runs the whole of Stadsbode on one machine: a real PostgreSQL, a real Kafka broker, and the programs, each a process of
 * its own. Behind {@code deploy/up}, {@code deploy/down} and {@code deploy/status}, and usable from a test.
 */
@NullMarked
package nl.stadsbode.deploy.local;

import org.jspecify.annotations.NullMarked;
