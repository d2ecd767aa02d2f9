/** Cases of residents: opened, changed, announced. */
@NullMarked
package nl.stadsbode.cases;

import org.jspecify.annotations.NullMarked;
