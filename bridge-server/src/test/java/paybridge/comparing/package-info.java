/// Every cell of the table of three books, played on the real rooms.
@NullMarked
package paybridge.comparing;

import org.jspecify.annotations.NullMarked;
