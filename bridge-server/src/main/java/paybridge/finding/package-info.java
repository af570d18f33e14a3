/// Finds the orders of shops that install nothing, and gives their shoppers the page.
@NullMarked
package paybridge.finding;

import org.jspecify.annotations.NullMarked;
