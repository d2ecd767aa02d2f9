/** Cases and the history of their statuses: open, change, withdraw, correct. */
@NullMarked
package nl.stadsbode.cases.casework;

import org.jspecify.annotations.NullMarked;
