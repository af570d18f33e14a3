/// We ask a gateway what became of a payment.
@NullMarked
package paybridge.asking;

import org.jspecify.annotations.NullMarked;
