@NullMarked
package paybridge.shop;

import org.jspecify.annotations.NullMarked;
