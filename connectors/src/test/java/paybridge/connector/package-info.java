/// The laws that every dialect keeps.
@NullMarked
package paybridge.connector;

import org.jspecify.annotations.NullMarked;
