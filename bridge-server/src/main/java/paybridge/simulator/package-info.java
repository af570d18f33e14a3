/// A world in one thread that lasts for years: the real rooms, turned by hand between simulated
/// gateways, shops and people, with every kind of trouble; an oracle knows the truth and checks the laws.
@NullMarked
package paybridge.simulator;

import org.jspecify.annotations.NullMarked;
