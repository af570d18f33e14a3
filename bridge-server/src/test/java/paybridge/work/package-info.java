/// Steps, places and breakers by themselves.
@NullMarked
package paybridge.work;

import org.jspecify.annotations.NullMarked;
