/** Status changes in bulk, from case systems and replays. */
@NullMarked
package nl.stadsbode.cases.intake;

import org.jspecify.annotations.NullMarked;
