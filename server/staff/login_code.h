// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/email.h"
#include "base/id.h"
#include "db/transaction.h"
#include "people/contact.h"

// How students get in without a password: a mail with a link, which works in whichever browser
// opens it, and a code, which works only in the browser that asked. Whether an address is known is
// decided by the job that makes the mail, so asking costs and answers the same for everybody.

namespace staff {

struct LoginCode {
  static constexpr std::string_view id_prefix = "lgc";
};

/// Payload of the job behind "send me a code".
struct LoginMailWanted {
  static constexpr std::string_view job_kind = "login_mail";
  base::Email email;
  std::string browser;  ///< Hex of the hash of the asking browser's secret.
};
BOOST_DESCRIBE_STRUCT(LoginMailWanted, (), (email, browser))

inline constexpr std::chrono::minutes login_code_for{10};
inline constexpr std::chrono::days access_link_for{14};
inline constexpr int code_tries_max = 5;
/// So many in a row and codes are worth nothing any more, until a link gets somebody in.
inline constexpr int wrong_codes_max = 100;

struct MadeCode {
  std::string code;
  std::string link;  ///< The token of the link, not an address.
};

/// Ends the codes made before, so that one is live at a time; access links stay.
MadeCode make_login_code(db::Transaction& tx, base::Id<people::Contact> contact,
                         const base::Email& email, const base::Bytes& browser_hash);
/// For the button of an access mail.
std::string make_access_link(db::Transaction& tx, base::Id<people::Contact> contact,
                             const base::Email& email);

/// Counts the try whatever comes of it; the sixth finds no live code. Two that race with the right
/// code: one of them gets in. Works as much for an address that nobody has.
std::optional<base::Id<people::Contact>> redeem_code(db::Transaction& tx,
                                                     const base::Email& email,
                                                     std::string_view browser_secret,
                                                     std::string_view typed);

/// Since the school was founded, of all people and strangers.
std::int64_t refused_codes(db::Reader& reader);

/// Codes and links that are on their way.
void end_login_codes(db::Transaction& tx, base::Id<people::Contact> contact);

struct LoginLink {
  base::Id<LoginCode> id;
  base::Id<people::Contact> contact;
  base::Email email;
  bool usable = false;
};
/// Looking uses nothing up: mail robots open every link.
std::optional<LoginLink> find_login_link(db::Reader& reader, std::string_view token);
/// False: somebody else used it meanwhile.
bool use_login_link(db::Transaction& tx, base::Id<LoginCode> id);

}  // namespace staff
