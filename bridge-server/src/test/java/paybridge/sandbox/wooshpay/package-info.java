/// Tests of the played WooshPay: a real server, real HTTP, time turned by hand.
@NullMarked
package paybridge.sandbox.wooshpay;

import org.jspecify.annotations.NullMarked;
