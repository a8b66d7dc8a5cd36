// SPDX-License-Identifier: Apache-2.0
#include "people/contact_store.h"

#include "describe/describe.h"
#include "fmt/core.h"
#include "people/sort_names.h"

namespace people::store {
namespace {

constexpr std::string_view columns =
    "id, email, mail_to, first_name, last_name, phone, language, zone, fields, source, "
    "first_signed_in_at, last_seen_at, mail_state, blocked_at, version, created_at";

/// The addresses of a JSON array as a list for `IN`; `EACH_OF` knows only numbers.
std::string in_texts(db::Reader& reader) {
  return reader.engine() == db::Engine::Sqlite
             ? "(SELECT value FROM json_each($1))"
             : "(SELECT value FROM json_array_elements_text($1::json))";
}

std::string array_of(const std::vector<Email>& emails) {
  std::vector<std::string> texts;
  for (const Email& email : emails) texts.push_back(email.text());
  std::string json;
  describe::write(json, texts);
  return json;
}

}  // namespace

std::optional<Contact> find(db::Reader& reader, Id<Contact> id) {
  static const std::string sql =
      fmt::format("SELECT {} FROM contacts WHERE id = $1 AND erased_at IS NULL", columns);
  return reader.find<Contact>(sql, id);
}

std::optional<Contact> find_by_email(db::Reader& reader, const Email& email) {
  static const std::string sql = fmt::format("SELECT {} FROM contacts WHERE email = $1", columns);
  return reader.find<Contact>(sql, email);
}

std::optional<FormerOwner> find_former_owner(db::Reader& reader, const Email& email) {
  return reader.find<FormerOwner>(
      "SELECT contact_id, left_at FROM former_emails WHERE email = $1", email);
}

std::vector<std::string> former_emails_of(db::Reader& reader, Id<Contact> id) {
  return reader.all<std::string>(
      "SELECT email FROM former_emails WHERE contact_id = $1 ORDER BY left_at DESC", id);
}

std::vector<Contact> list_by_emails(db::Reader& reader, const std::vector<Email>& emails) {
  if (emails.empty()) return {};
  return reader.all<Contact>(
      fmt::format("SELECT {} FROM contacts WHERE email IN {}", columns, in_texts(reader)),
      array_of(emails));
}

std::vector<std::string> left_since(db::Reader& reader, const std::vector<Email>& emails,
                                    Instant since) {
  if (emails.empty()) return {};
  return reader.all<std::string>(
      fmt::format("SELECT email FROM former_emails WHERE email IN {} AND left_at > $2",
                  in_texts(reader)),
      array_of(emails), since);
}

void insert(db::Transaction& tx, const Contact& contact) {
  tx.run(
      "INSERT INTO contacts (id, email, mail_to, first_name, last_name, phone, language, zone, "
      "fields, search, source, mail_state, version, created_at, sort_name) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      contact.id, contact.email, contact.mail_to, contact.first_name, contact.last_name,
      contact.phone, contact.language, contact.zone, contact.fields, search_text(contact, {}),
      contact.source, contact.mail_state, contact.version, contact.created_at,
      sort_name(contact));
}

void update(db::Transaction& tx, const Contact& contact) {
  tx.run(
      "UPDATE contacts SET email = $2, mail_to = $3, first_name = $4, last_name = $5, "
      "phone = $6, language = $7, zone = $8, fields = $9, search = $10, mail_state = $11, "
      "version = $12, sort_name = $13 WHERE id = $1",
      contact.id, contact.email, contact.mail_to, contact.first_name, contact.last_name,
      contact.phone, contact.language, contact.zone, contact.fields,
      search_text(contact, former_emails_of(tx, contact.id)), contact.mail_state,
      contact.version, sort_name(contact));
}

void set_password_hash(db::Transaction& tx, Id<Contact> id, const std::string& hash) {
  tx.run("UPDATE contacts SET password_hash = $2 WHERE id = $1", id, hash);
}

void add_former_email(db::Transaction& tx, const Email& email, Id<Contact> id) {
  tx.run(
      "INSERT INTO former_emails (email, contact_id, left_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (email) DO UPDATE SET contact_id = excluded.contact_id, "
      "left_at = excluded.left_at",
      email, id, tx.now());
}

void drop_former_email(db::Transaction& tx, const Email& email) {
  const auto former = find_former_owner(tx, email);
  if (!former) return;
  tx.run("DELETE FROM former_emails WHERE email = $1", email);
  const auto owner = find(tx, former->contact);
  if (!owner) return;
  tx.run("UPDATE contacts SET search = $2 WHERE id = $1", owner->id,
         search_text(*owner, former_emails_of(tx, owner->id)));
}

void end_login_codes(db::Transaction& tx, Id<Contact> id) {
  tx.run(
      "UPDATE login_codes SET expires_at = $2 WHERE contact_id = $1 AND used_at IS NULL "
      "AND expires_at > $2",
      id, tx.now());
}

void blank(db::Transaction& tx, Id<Contact> id) {
  tx.run(
      "UPDATE contacts SET email = NULL, mail_to = NULL, first_name = '', last_name = '', "
      "phone = NULL, language = NULL, zone = NULL, fields = '{}', search = $3, sort_name = $4, "
      "password_hash = NULL, email_proved_at = NULL, first_signed_in_at = NULL, "
      "last_seen_at = NULL, mail_state = 'ok', blocked_at = NULL, marketing_consent_at = NULL, "
      "marketing_refused_at = NULL, version = version + 1, erased_at = $2 WHERE id = $1",
      id, tx.now(), search_text(Contact(), {}), sort_name(Contact()));
}

void erase(db::Transaction& tx, Id<Contact> id) {
  tx.run("DELETE FROM login_codes WHERE contact_id = $1", id);
  tx.run("DELETE FROM sessions WHERE contact_id = $1", id);
  tx.run("UPDATE sessions SET viewing_contact_id = NULL WHERE viewing_contact_id = $1", id);
  tx.run("DELETE FROM former_emails WHERE contact_id = $1", id);
  tx.run("DELETE FROM contact_tags WHERE contact_id = $1", id);
  tx.run("DELETE FROM notes WHERE contact_id = $1", id);
  tx.run("UPDATE contacts SET mail_to = NULL WHERE mail_to = $1", id);
  tx.run("DELETE FROM contacts WHERE id = $1", id);
}

}  // namespace people::store
