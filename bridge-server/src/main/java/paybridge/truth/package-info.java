/// What news does to the books: payment, order and the picture for the shop move in one transaction.
@NullMarked
package paybridge.truth;

import org.jspecify.annotations.NullMarked;
