/// A gateway tells us what happened.
@NullMarked
package paybridge.notification;

import org.jspecify.annotations.NullMarked;
