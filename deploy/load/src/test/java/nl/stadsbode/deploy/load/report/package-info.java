@NullMarked
package nl.stadsbode.deploy.load.report;

import org.jspecify.annotations.NullMarked;
