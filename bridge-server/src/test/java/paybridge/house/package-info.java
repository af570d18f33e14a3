/// The plan of the house, checked.
@NullMarked
package paybridge.house;

import org.jspecify.annotations.NullMarked;
