// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/transaction.h"
#include "files/files.h"
#include "staff/member.h"
#include "staff/session.h"

// The second factor of a member of the team: the codes of an app, and ten recovery codes for the
// day the phone is gone.

namespace staff {

struct RecoveryCode {
  static constexpr std::string_view id_prefix = "rec";
};

inline constexpr int recovery_codes_made = 10;
inline constexpr int totp_tries_max = 5;
inline constexpr std::chrono::minutes totp_locked_for{15};

/// Makes a seed that counts once a code of it was typed. Refuses with `totp.enrolled`.
base::Bytes begin_enrolment(db::Transaction& tx, files::Files& files, Id<Member> member);

enum class CodeVerdict { Accepted, Wrong, Locked, Missing };

struct CheckedCode {
  CodeVerdict verdict = CodeVerdict::Accepted;
  /// Until codes are looked at again; only of Locked.
  std::chrono::seconds wait{0};
};

/// Six digits count once, whichever of two requests is first; a recovery code too. A wrong one is
/// counted, so the refusal must come after the commit. From the fifth in a row on the app's codes
/// are not looked at for a while that doubles; recovery codes are.
CheckedCode check_code(db::Transaction& tx, files::Files& files, Id<Member> member,
                       std::string_view typed);
/// The same with what may have been left out; accepted when none is enrolled.
CheckedCode check_code_if_enrolled(db::Transaction& tx, files::Files& files, const Member& member,
                                   const std::optional<describe::Text<1, 40>>& typed);
/// Throws `session.totp_needed`, `session.wrong_totp` or TooMany `session.totp_locked`.
void refuse_wrong_code(const CheckedCode& checked);

struct Enrolled {
  CheckedCode checked;
  /// Shown once, kept as hashes.
  std::vector<std::string> recovery_codes;
};
/// Refuses with `totp.not_begun` and `totp.enrolled`.
Enrolled confirm_enrolment(db::Transaction& tx, files::Files& files, Id<Member> member,
                           std::string_view typed, const base::Actor& actor);

/// The ones made before die.
std::vector<std::string> make_recovery_codes(db::Transaction& tx, files::Files& files,
                                             Id<Member> member);
std::int64_t recovery_codes_left(db::Reader& reader, Id<Member> member);

/// Seed, codes and counts go.
void remove_second_factor(db::Transaction& tx, Id<Member> member, const base::Actor& actor);

}  // namespace staff
