package nl.stadsbode.deploy.load.sending;

import java.time.Instant;
import java.util.UUID;

/**
 * A status change to be sent.
 *
 * @param number of the row, counted from 1: within a case, the order in which they happened
 * @param late whether the resident's preferences arrive after the case's first change
 */
record Change(long number, String caseId, UUID residentId, boolean late, String status, Instant at) {}
