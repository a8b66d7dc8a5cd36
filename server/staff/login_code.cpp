// SPDX-License-Identifier: Apache-2.0
#include "staff/login_code.h"

#include "base/fault.h"
#include "people/presence.h"
#include "staff/secret.h"

namespace staff {
namespace {

struct LiveCode {
  base::Id<LoginCode> id;
  base::Id<people::Contact> contact;
  base::Bytes code_hash;
};
BOOST_DESCRIBE_STRUCT(LiveCode, (), (id, contact, code_hash))

struct LinkRow {
  base::Id<LoginCode> id;
  base::Id<people::Contact> contact;
  base::Email email;
  base::Instant expires_at;
  std::optional<base::Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (id, contact, email, expires_at, used_at))

void insert(db::Transaction& tx, base::Id<people::Contact> contact, const base::Email& email,
            const std::optional<base::Bytes>& browser_hash,
            const std::optional<base::Bytes>& code_hash, const base::Bytes& link_hash,
            base::Duration valid_for) {
  tx.run(
      "INSERT INTO login_codes (id, contact_id, email, browser_hash, code_hash, link_hash, tries, "
      "expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
      tx.new_id<LoginCode>(), contact, email, browser_hash, code_hash, link_hash,
      tx.now() + valid_for, tx.now());
}

void mark_used(db::Transaction& tx, base::Id<LoginCode> id) {
  const auto contact = tx.one<base::Id<people::Contact>>(
      "UPDATE login_codes SET used_at = $2 WHERE id = $1 RETURNING contact_id", id, tx.now());
  people::note_email_proved(tx, contact);
}

/// Tries since the person last got in by a code or a link, the present one included.
std::int64_t wrong_in_a_row(db::Reader& reader, base::Id<people::Contact> contact) {
  return reader.one<std::int64_t>(
      "SELECT CAST(COALESCE(SUM(tries), 0) AS BIGINT) FROM login_codes WHERE contact_id = $1 "
      "AND created_at > COALESCE((SELECT MAX(used_at) FROM login_codes WHERE contact_id = $1), 0)",
      contact);
}

/// For the operator, who sees an attack by it. It is also the row that every refused code writes: a
/// commit that writes nothing is quicker, and would tell whether the address is somebody's.
void count_refused(db::Transaction& tx) {
  if (base::control("equal_work")) return;
  tx.run(
      "INSERT INTO counters (name, value) VALUES ('refused_codes', 1) "
      "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1");
}

}  // namespace

MadeCode make_login_code(db::Transaction& tx, base::Id<people::Contact> contact,
                         const base::Email& email, const base::Bytes& browser_hash) {
  tx.run(
      "UPDATE login_codes SET expires_at = $2 WHERE contact_id = $1 AND code_hash IS NOT NULL "
      "AND used_at IS NULL AND expires_at > $2",
      contact, tx.now());
  const std::string code = new_login_code(tx.random());
  const Secret link = new_secret(tx.random());
  insert(tx, contact, email, browser_hash, secret_hash(code), link.hash, login_code_for);
  return {code, link.text};
}

std::string make_access_link(db::Transaction& tx, base::Id<people::Contact> contact,
                             const base::Email& email) {
  const Secret link = new_secret(tx.random());
  insert(tx, contact, email, std::nullopt, std::nullopt, link.hash, access_link_for);
  return link.text;
}

std::optional<base::Id<people::Contact>> redeem_code(db::Transaction& tx,
                                                     const base::Email& email,
                                                     std::string_view browser_secret,
                                                     std::string_view typed) {
  const auto live = tx.find<LiveCode>(
      "UPDATE login_codes SET tries = tries + 1 WHERE email = $1 AND browser_hash = $2 "
      "AND used_at IS NULL AND expires_at > $3 AND tries < $4 RETURNING id, contact_id, code_hash",
      email, secret_hash(browser_secret), tx.now(), code_tries_max);
  // The same is asked and compared for an address that nobody has.
  const auto whose = live ? live->contact : base::Id<people::Contact>::from_number(0);
  const bool counts = wrong_in_a_row(tx, whose) <= wrong_codes_max;
  const auto hash = secret_hash(normalised_login_code(typed));
  const bool is_right = base::equal_in_constant_time(hash, live ? live->code_hash : hash);
  if (!live || !counts || !is_right) {
    count_refused(tx);
    return std::nullopt;
  }
  mark_used(tx, live->id);
  return live->contact;
}

std::int64_t refused_codes(db::Reader& reader) {
  return reader
      .find<std::int64_t>("SELECT value FROM counters WHERE name = 'refused_codes'")
      .value_or(0);
}

void end_login_codes(db::Transaction& tx, base::Id<people::Contact> contact) {
  tx.run(
      "UPDATE login_codes SET expires_at = $2 WHERE contact_id = $1 AND used_at IS NULL "
      "AND expires_at > $2",
      contact, tx.now());
}

std::optional<LoginLink> find_login_link(db::Reader& reader, std::string_view token) {
  const auto row = reader.find<LinkRow>(
      "SELECT id, contact_id, email, expires_at, used_at FROM login_codes WHERE link_hash = $1",
      secret_hash(token));
  if (!row) return std::nullopt;
  return LoginLink{row->id, row->contact, row->email,
                   !row->used_at && reader.now() < row->expires_at};
}

bool use_login_link(db::Transaction& tx, base::Id<LoginCode> id) {
  const auto free = tx.find<std::int64_t>(
      "SELECT id FROM login_codes WHERE id = $1 AND used_at IS NULL AND expires_at > $2", id,
      tx.now());
  if (!free) return false;
  mark_used(tx, id);
  return true;
}

}  // namespace staff
