/// WooshPay as its public documents describe it, played on the wire: sessions, payment intents,
/// refunds, events, the shopper's page and a widget, all in memory.
@NullMarked
package paybridge.sandbox.wooshpay;

import org.jspecify.annotations.NullMarked;
