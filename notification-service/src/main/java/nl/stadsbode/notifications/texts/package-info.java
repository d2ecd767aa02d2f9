/**
 * What residents read: from a status change to an SMS, an e-mail or a letter, in Dutch and English.
 *
 * <p>{@link nl.stadsbode.notifications.texts.Texts} is the way in. The sentences are data ({@code texts/nl},
 * {@code texts/en}), the shapes are logic-less layouts ({@code texts/layouts}); both are checked when the service starts.
 */
@NullMarked
package nl.stadsbode.notifications.texts;

import org.jspecify.annotations.NullMarked;
