/// The simulator: its red seeds, fresh ones, and proof that it can say no.
@NullMarked
package paybridge.simulator;

import org.jspecify.annotations.NullMarked;
