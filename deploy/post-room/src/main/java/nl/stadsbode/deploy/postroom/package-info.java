/** What every carrier shares: the messages that arrived, and how well or badly the outside world behaves. */
@NullMarked
package nl.stadsbode.deploy.postroom;

import org.jspecify.annotations.NullMarked;
