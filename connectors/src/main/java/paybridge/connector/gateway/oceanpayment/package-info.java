/// Oceanpayment: a signed form or trade call out, signed results by notice and browser back.
@NullMarked
package paybridge.connector.gateway.oceanpayment;

import org.jspecify.annotations.NullMarked;
