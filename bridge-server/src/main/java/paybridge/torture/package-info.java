/// Kills a running bridge again and again and believes only the evidence: what was acknowledged is
/// there, what moved money moved it once, and the three books agree.
@NullMarked
package paybridge.torture;

import org.jspecify.annotations.NullMarked;
