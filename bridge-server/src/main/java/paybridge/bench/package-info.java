/// The benchmark: loads a bridge from outside and compares it with bare servers in the same run.
@NullMarked
package paybridge.bench;

import org.jspecify.annotations.NullMarked;
