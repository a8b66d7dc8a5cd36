// SPDX-License-Identifier: Apache-2.0
#include "invariants/people_rows.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/policy_store.h"
#include "base/email.h"
#include "base/rejections.h"
#include "base/text.h"
#include "mail/mail_log.h"
#include "mail/mail_search.h"
#include "people/sort_names.h"

namespace invariants {
namespace {

using base::Email;
using base::id_text;

std::string text_or_nothing(const db::Row& row, int column) {
  return row.is_null(column) ? std::string() : std::string(row.text(column));
}

bool is_canonical(const std::string& address) {
  const auto email = Email::parse(address);
  return email && email->text() == address;
}

void check_canonical(db::Reader& reader, std::string_view prefix, std::string_view sql,
                     Findings& findings) {
  reader.each(sql, [&](const db::Row& row) {
    findings.looked_at(1);
    if (!is_canonical(std::string(row.text(1)))) {
      findings.broken(id_text(prefix, row.number(0)), "its address is not in its one form");
    }
  });
}

using Formers = std::map<std::int64_t, std::vector<std::string>>;

Formers former_emails(db::Reader& reader) {
  Formers formers;
  reader.each("SELECT contact_id, email FROM former_emails ORDER BY left_at DESC",
              [&](const db::Row& row) { formers[row.number(0)].emplace_back(row.text(1)); });
  return formers;
}

void check_contacts(db::Reader& reader, Findings& findings) {
  const Formers formers = former_emails(reader);
  const std::vector<std::string> none;
  reader.each(
      "SELECT id, first_name, last_name, email, phone, search, sort_name FROM contacts",
      [&](const db::Row& row) {
        people::Contact contact;
        contact.first_name = row.text(1);
        contact.last_name = row.text(2);
        contact.email = Email::parse(text_or_nothing(row, 3));
        if (!row.is_null(4)) contact.phone = row.text(4);
        const auto former = formers.find(row.number(0));
        const auto& more = former == formers.end() ? none : former->second;
        findings.looked_at(1);
        if (people::search_text(contact, more) != row.text(5)) {
          findings.broken(id_text(people::Contact::id_prefix, row.number(0)),
                          "is not found by what it is called");
        }
        if (people::sort_name(contact) != row.text(6)) {
          findings.broken(id_text(people::Contact::id_prefix, row.number(0)),
                          "does not stand in lists where its name belongs");
        }
      });
}

/// Tables whose column of search is the folded title.
void check_titles(db::Reader& reader, std::string_view prefix, std::string_view sql,
                  Findings& findings) {
  reader.each(sql, [&](const db::Row& row) {
    findings.looked_at(1);
    if (base::folded(row.text(1)) != row.text(2)) {
      findings.broken(id_text(prefix, row.number(0)), "is not found by what it is called");
    }
  });
}

void check_mails(db::Reader& reader, Findings& findings) {
  reader.each("SELECT id, recipient, subject, search FROM mails", [&](const db::Row& row) {
    findings.looked_at(1);
    const auto recipient = Email::parse(text_or_nothing(row, 1));
    if (mail::search_text(recipient, row.text(2)) != row.text(3)) {
      findings.broken(id_text(mail::Mail::id_prefix, row.number(0)),
                      "is not found by what it is called");
    }
  });
}

}  // namespace

void check_addresses(db::Reader& reader, Findings& findings) {
  check_canonical(reader, "con", "SELECT id, email FROM contacts WHERE email IS NOT NULL",
                  findings);
  check_canonical(reader, "stf", "SELECT id, email FROM staff", findings);
  check_canonical(reader, "con", "SELECT contact_id, email FROM former_emails", findings);
  reader.each(
      "SELECT c.id FROM contacts c JOIN former_emails f ON f.email = c.email",
      [&](const db::Row& row) {
        findings.broken(id_text("con", row.number(0)), "its address is a former one as well");
      });
}

void check_search_columns(db::Reader& reader, Findings& findings) {
  check_contacts(reader, findings);
  check_titles(reader, "tag", "SELECT id, name, folded FROM tags", findings);
  check_titles(reader, "prd", "SELECT id, title, search FROM products", findings);
  check_titles(reader, "off", "SELECT id, title, search FROM offers", findings);
  check_mails(reader, findings);
}

void check_policies(db::Reader& reader, Findings& findings) {
  for (const auto id : reader.all<accesses::PolicyId>("SELECT id FROM policies")) {
    // Reading is the check: what cannot be read is a finding, not a failure of the check.
    try {
      accesses::policy_of(reader, id);
    } catch (const base::Rejection&) {
      findings.broken(id.text(), "its terms cannot be read");
    }
  }
}

}  // namespace invariants
