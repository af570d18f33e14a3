/// WooshPay: signed events about payment intents, refunds and disputes; hosted checkout sessions.
@NullMarked
package paybridge.connector.gateway.wooshpay;

import org.jspecify.annotations.NullMarked;
