/// What a payment may become, and when to ask or try again; pure: no clock, no database, no wire.
@NullMarked
package paybridge.payment;

import org.jspecify.annotations.NullMarked;
