/** The page and the JSON interface that show what arrived. */
@NullMarked
package nl.stadsbode.deploy.postroom.web;

import org.jspecify.annotations.NullMarked;
