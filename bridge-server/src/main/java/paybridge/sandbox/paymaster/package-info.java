/// Plays PayMaster on the wire, from its contract: own messages, own hash, own SOAP, nothing of the
/// dialect that speaks to it.
@NullMarked
package paybridge.sandbox.paymaster;

import org.jspecify.annotations.NullMarked;
