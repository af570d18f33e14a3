/// What a wire can do to a call of a gateway, for every dialect that speaks to a real one.
@NullMarked
package paybridge.farend;

import org.jspecify.annotations.NullMarked;
