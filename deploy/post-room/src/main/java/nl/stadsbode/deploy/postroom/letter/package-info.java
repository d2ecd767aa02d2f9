/** The print house: takes batches of letters by SFTP and writes a return file. */
@NullMarked
package nl.stadsbode.deploy.postroom.letter;

import org.jspecify.annotations.NullMarked;
