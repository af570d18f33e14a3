/// Who the people of the console are, what each may do, and how they prove that it is they.
@NullMarked
package paybridge.people;

import org.jspecify.annotations.NullMarked;
