/** Layout and theme of the pages. */
@NullMarked
package nl.stadsbode.chassis.page;

import org.jspecify.annotations.NullMarked;
