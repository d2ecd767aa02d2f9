/** Everything runs, as processes; nothing is looked at but what people and machines outside can see. */
@NullMarked
package nl.stadsbode.deploy.endtoend;

import org.jspecify.annotations.NullMarked;
