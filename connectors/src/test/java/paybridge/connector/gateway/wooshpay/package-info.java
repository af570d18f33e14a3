/// The WooshPay dialect, tried by itself.
@NullMarked
package paybridge.connector.gateway.wooshpay;

import org.jspecify.annotations.NullMarked;
