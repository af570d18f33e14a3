/// Tests of what the bridge serves over HTTP.
@NullMarked
package paybridge.web;

import org.jspecify.annotations.NullMarked;
