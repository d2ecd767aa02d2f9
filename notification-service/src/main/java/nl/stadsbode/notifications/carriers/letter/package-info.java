/** Letters by SFTP: batches go in, return files come out. */
@NullMarked
package nl.stadsbode.notifications.carriers.letter;

import org.jspecify.annotations.NullMarked;
