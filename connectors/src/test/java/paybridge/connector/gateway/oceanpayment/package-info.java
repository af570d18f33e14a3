/// Oceanpayment's dialect against its contract.
@NullMarked
package paybridge.connector.gateway.oceanpayment;

import org.jspecify.annotations.NullMarked;
