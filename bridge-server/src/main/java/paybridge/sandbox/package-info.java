/// Plays the gateway nobody has to sign up for: its page, its bank, its notifications, its faults.
@NullMarked
package paybridge.sandbox;

import org.jspecify.annotations.NullMarked;
