// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/email.h"
#include "http/call.h"
#include "http/rate_limit.h"

// How often the doors may be tried. What is known by both halves is strict: the pair of address and
// account. Behind one address may sit a classroom, and behind one account an attack from many
// addresses that must not keep its owner out: a browser that got in before counts apart.

namespace staff {

/// Takes one try of address and password or code; throws TooMany.
void limit_tries(http::Call& call, std::string_view account);
/// A link cannot be guessed, so only the address counts.
void limit_links(http::Call& call);
/// One mail with a code or a link.
void limit_mails(http::Call& call, const base::Email& email);

/// Whoever typed too often may try again at once, from everywhere.
void forget_limits(http::RateLimiter& limits, const base::Email& email);

/// Marks the browser as one that got into this account.
void remember_browser(http::Call& call, std::string_view account);

}  // namespace staff
