/// The tea shop against a bridge that is played here.
@NullMarked
package paybridge.demo;

import org.jspecify.annotations.NullMarked;
