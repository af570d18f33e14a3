/// The programs' entrance, asked over HTTP.
@NullMarked
package paybridge.api;

import org.jspecify.annotations.NullMarked;
