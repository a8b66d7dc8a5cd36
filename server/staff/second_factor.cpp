// SPDX-License-Identifier: Apache-2.0
#include "staff/second_factor.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "base/fault.h"
#include "base/rejections.h"
#include "files/sealed.h"
#include "journal/journal.h"
#include "staff/secret.h"
#include "staff/totp.h"

namespace staff {
namespace {

struct FactorRow {
  std::optional<base::Bytes> sealed_seed;
  std::optional<Instant> confirmed_at;
  std::int64_t last_step = 0;
  std::int64_t tries = 0;
  std::optional<Instant> locked_until;
};
BOOST_DESCRIBE_STRUCT(FactorRow, (), (sealed_seed, confirmed_at, last_step, tries, locked_until))

constexpr std::int64_t doublings_max = 6;
constexpr std::size_t half_of_code = 5;

FactorRow row_of(db::Reader& reader, Id<Member> member) {
  return reader.one<FactorRow>(
      "SELECT totp_secret, totp_confirmed_at, COALESCE(totp_last_step, 0), totp_tries, "
      "totp_locked_until FROM staff WHERE id = $1",
      member);
}

/// Of one member, so that a seed copied into another row is worth nothing.
base::Bytes seed_key(files::Files& files, Id<Member> member) {
  return files.key_for("totp " + member.text());
}

base::Bytes seed_of(files::Files& files, Id<Member> member, const FactorRow& row) {
  base::ensure(row.sealed_seed.has_value(), "a code is checked where there is a seed");
  const auto seed = files::unseal(seed_key(files, member), *row.sealed_seed);
  base::ensure(seed.has_value(), "the secret key is the one the seed was sealed with");
  const auto bytes = base::bytes_of(*seed);
  return {bytes.begin(), bytes.end()};
}

/// With a key of the school: fifty bits alone could be guessed from a copy of the database.
base::Bytes recovery_hash(files::Files& files, std::string_view typed) {
  return base::keyed_hash(files.key_for("recovery codes"), normalised_login_code(typed));
}

bool use_recovery_code(db::Transaction& tx, files::Files& files, Id<Member> member,
                       std::string_view typed) {
  return tx.run(
             "UPDATE recovery_codes SET used_at = $3 "
             "WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL",
             member, recovery_hash(files, typed), tx.now()) > 0;
}

CheckedCode count_wrong(db::Transaction& tx, Id<Member> member, const FactorRow& row) {
  const std::int64_t tries = row.tries + 1;
  std::optional<Instant> locked_until = row.locked_until;
  if (tries >= totp_tries_max) {
    const auto doublings = std::min<std::int64_t>(tries - totp_tries_max, doublings_max);
    locked_until = tx.now() + totp_locked_for * (std::int64_t{1} << doublings);
  }
  tx.run("UPDATE staff SET totp_tries = $2, totp_locked_until = $3 WHERE id = $1", member, tries,
         locked_until);
  return {CodeVerdict::Wrong};
}

CheckedCode accept(db::Transaction& tx, Id<Member> member, std::int64_t step) {
  tx.run(
      "UPDATE staff SET totp_last_step = $2, totp_tries = 0, totp_locked_until = NULL "
      "WHERE id = $1",
      member, step);
  return {CodeVerdict::Accepted};
}

/// Two requests with one code: the second finds the step used.
CheckedCode check_app_code(db::Transaction& tx, files::Files& files, Id<Member> member,
                           const FactorRow& row, const std::string& code) {
  if (row.locked_until && tx.now() < *row.locked_until && !base::control("totp_lock")) {
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*row.locked_until - tx.now());
    return {CodeVerdict::Locked, wait};
  }
  const auto step = step_of_code(seed_of(files, member, row), code, tx.now());
  const bool is_new = step && (*step > row.last_step || base::control("totp_once"));
  if (!is_new) return count_wrong(tx, member, row);
  return accept(tx, member, *step);
}

}  // namespace

base::Bytes begin_enrolment(db::Transaction& tx, files::Files& files, Id<Member> member) {
  if (row_of(tx, member).confirmed_at) throw base::Conflict("totp.enrolled");
  const base::Bytes seed = new_totp_seed(tx.random());
  const std::string text(reinterpret_cast<const char*>(seed.data()), seed.size());
  tx.run("UPDATE staff SET totp_secret = $2, totp_last_step = NULL WHERE id = $1", member,
         files::seal(seed_key(files, member), text, tx.random()));
  return seed;
}

CheckedCode check_code(db::Transaction& tx, files::Files& files, Id<Member> member,
                       std::string_view typed) {
  const FactorRow row = row_of(tx, member);
  if (const auto code = typed_totp(typed)) return check_app_code(tx, files, member, row, *code);
  if (!use_recovery_code(tx, files, member, typed)) return count_wrong(tx, member, row);
  journal::record(tx, actor_of(member_of(tx, member)),
                  {.action = "member.recovery_code_used", .object = journal::Object::of(member)});
  return accept(tx, member, row.last_step);
}

CheckedCode check_code_if_enrolled(db::Transaction& tx, files::Files& files, const Member& member,
                                   const std::optional<describe::Text<1, 40>>& typed) {
  if (!member.totp_confirmed_at) return {CodeVerdict::Accepted};
  if (!typed) return {CodeVerdict::Missing};
  return check_code(tx, files, member.id, typed->v);
}

void refuse_wrong_code(const CheckedCode& checked) {
  switch (checked.verdict) {
    case CodeVerdict::Accepted: return;
    case CodeVerdict::Wrong: throw base::Forbidden("session.wrong_totp");
    case CodeVerdict::Locked: throw base::TooMany(checked.wait, "session.totp_locked");
    case CodeVerdict::Missing: throw base::Forbidden("session.totp_needed");
  }
  std::unreachable();
}

Enrolled confirm_enrolment(db::Transaction& tx, files::Files& files, Id<Member> member,
                           std::string_view typed, const base::Actor& actor) {
  const FactorRow row = row_of(tx, member);
  if (row.confirmed_at) throw base::Conflict("totp.enrolled");
  if (!row.sealed_seed) throw base::Conflict("totp.not_begun");
  const auto checked =
      check_app_code(tx, files, member, row, typed_totp(typed).value_or(std::string()));
  if (checked.verdict != CodeVerdict::Accepted) return {checked, {}};
  tx.run("UPDATE staff SET totp_confirmed_at = $2, version = version + 1 WHERE id = $1", member,
         tx.now());
  journal::record(tx, actor, {.action = "member.second_factor_added",
                              .object = journal::Object::of(member)});
  return {checked, make_recovery_codes(tx, files, member)};
}

std::vector<std::string> make_recovery_codes(db::Transaction& tx, files::Files& files,
                                             Id<Member> member) {
  tx.run("DELETE FROM recovery_codes WHERE staff_id = $1", member);
  std::vector<std::string> codes;
  for (int i = 0; i < recovery_codes_made; ++i) {
    const std::string code = new_recovery_code(tx.random());
    tx.run("INSERT INTO recovery_codes (id, staff_id, code_hash) VALUES ($1, $2, $3)",
           tx.new_id<RecoveryCode>(), member, recovery_hash(files, code));
    codes.push_back(code.substr(0, half_of_code) + "-" + code.substr(half_of_code));
  }
  return codes;
}

std::int64_t recovery_codes_left(db::Reader& reader, Id<Member> member) {
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM recovery_codes WHERE staff_id = $1 AND used_at IS NULL", member);
}

void remove_second_factor(db::Transaction& tx, Id<Member> member, const base::Actor& actor) {
  tx.run(
      "UPDATE staff SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, "
      "totp_tries = 0, totp_locked_until = NULL, version = version + 1 WHERE id = $1",
      member);
  tx.run("DELETE FROM recovery_codes WHERE staff_id = $1", member);
  tx.run("UPDATE sessions SET second_factor_at = NULL WHERE staff_id = $1", member);
  journal::record(tx, actor, {.action = "member.second_factor_removed",
                              .object = journal::Object::of(member)});
}

}  // namespace staff
