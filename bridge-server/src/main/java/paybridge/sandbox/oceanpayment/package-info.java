/// Oceanpayment played on the wire, written from our contract notes as the far side: strict about
/// what it is sent, with its own signing, XML and amounts.
@NullMarked
package paybridge.sandbox.oceanpayment;

import org.jspecify.annotations.NullMarked;
