/// A shop asks us to collect money, or to give it back.
@NullMarked
package paybridge.checkout;

import org.jspecify.annotations.NullMarked;
