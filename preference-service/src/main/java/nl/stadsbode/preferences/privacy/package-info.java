/** All that is kept of a resident, given to them or forgotten: jobs that every service answers, with a receipt. */
@NullMarked
package nl.stadsbode.preferences.privacy;

import org.jspecify.annotations.NullMarked;
