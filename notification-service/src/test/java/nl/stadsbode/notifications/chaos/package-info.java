/**
 * The send path, killed between every two of its steps: a life of the service ends at a chosen point, the next one begins
 * on the same database and broker, and in the end what carriers counted is compared with what the database says.
 */
package nl.stadsbode.notifications.chaos;
