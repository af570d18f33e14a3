/// Work as steps: claimed, done, committed; turned by a worker or by a test.
@NullMarked
package paybridge.work;

import org.jspecify.annotations.NullMarked;
