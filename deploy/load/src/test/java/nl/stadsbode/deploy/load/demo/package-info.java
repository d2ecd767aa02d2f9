@NullMarked
package nl.stadsbode.deploy.load.demo;

import org.jspecify.annotations.NullMarked;
