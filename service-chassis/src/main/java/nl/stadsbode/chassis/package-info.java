/** What all services stand on. It knows nothing of cases, residents or messages; each package is one concern. */
@NullMarked
package nl.stadsbode.chassis;

import org.jspecify.annotations.NullMarked;
