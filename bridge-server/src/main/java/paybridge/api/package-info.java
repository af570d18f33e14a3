/// What staff read and do at `/support`, for programs that carry a token of one of them: `/api/v1`.
@NullMarked
package paybridge.api;

import org.jspecify.annotations.NullMarked;
