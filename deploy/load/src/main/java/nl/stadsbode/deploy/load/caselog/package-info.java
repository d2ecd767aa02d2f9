/** Reads the case logs that municipalities export: CSV and IEEE XES, also compressed. One row at a time. */
@NullMarked
package nl.stadsbode.deploy.load.caselog;

import org.jspecify.annotations.NullMarked;
