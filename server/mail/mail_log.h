// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/email.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "db/transaction.h"

// Every mail the school ever meant to send is a row, whatever became of it, and the rows are also
// the queue: a mail is planned in the transaction of the change that causes it, and leaves after
// the commit. Secrets of a mail (a link that signs in, a code) lie beside its text, are shown to
// nobody and are forgotten once it is sent.

namespace people {
struct Contact;
}

namespace mail {

using base::Email;
using base::Id;
using base::Instant;
using base::Language;

enum class MailStatus { Held, Planned, Sending, Sent, Failed, NotSent, Discarded };
BOOST_DESCRIBE_ENUM(MailStatus, Held, Planned, Sending, Sent, Failed, NotSent, Discarded)
using State = MailStatus;

struct Mail {
  static constexpr std::string_view id_prefix = "mai";
  Id<Mail> id;
  std::optional<Id<people::Contact>> contact;
  /// Absent: there was nobody to write to.
  std::optional<Email> recipient;
  std::string kind;
  Language language = Language::en;
  std::string subject;
  State state = State::Planned;
  /// The code of a reason: `no_address`, `address_bounced`, `expired`, `refused`, `gave_up`, …
  std::string why;
  Instant created_at;
  std::optional<Instant> sent_at;
  std::int64_t attempts = 0;
  std::string server_answer;
};
BOOST_DESCRIBE_STRUCT(Mail, (),
                      (id, contact, recipient, kind, language, subject, state, why, created_at,
                       sent_at, attempts, server_answer))

struct PlannedMail {
  /// Event, subject, person: of two mails with one key the second is never made.
  std::string unique_key;
  std::optional<Id<people::Contact>> contact = {};
  std::optional<Email> recipient = {};
  std::string kind;
  Language language = Language::en;
  std::string subject;
  std::string text = {};
  std::string html = {};
  /// Pieces of the texts that nobody but the recipient may see.
  std::vector<std::string> secrets = {};
  /// Until then the mail can be sent again, secrets and all; absent: once only.
  std::optional<Instant> secrets_until = {};
  /// Worthless later: it is not sent any more.
  std::optional<Instant> send_before = {};
  /// Somebody sits and waits for it.
  bool urgent = false;
};

/// What is to become of a planned mail.
struct Fate {
  State state = State::Planned;
  std::string why = {};

  static Fate planned() { return {}; }
  static Fate held() { return {State::Held, "school_holds"}; }
  static Fate not_sent(std::string why) { return {State::NotSent, std::move(why)}; }
};

/// Nothing: a mail with this key was planned before.
std::optional<Id<Mail>> plan(db::Transaction& tx, const PlannedMail& mail, const Fate& fate);
bool is_planned(db::Reader& reader, std::string_view unique_key);

struct Filter {
  std::optional<State> state = {};
  std::optional<Id<people::Contact>> contact = {};
  /// Words of address and subject.
  std::string search = {};
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

/// Newest first.
std::vector<Mail> list_mails(db::Reader& reader, const Filter& filter);
std::int64_t count_mails(db::Reader& reader, const Filter& filter);
/// Throws NotFound.
Mail mail_of(db::Reader& reader, Id<Mail> id);

enum class Secrets { Hidden, Shown };
struct Body {
  std::string text;
  std::string html;
};
Body body_of(db::Reader& reader, Id<Mail> id, Secrets secrets);

/// How many were held and leave now.
std::int64_t release(db::Transaction& tx, const std::vector<Id<Mail>>& ids);
std::int64_t release_all(db::Transaction& tx);
/// Those held and those that still wait.
std::int64_t discard(db::Transaction& tx, const std::vector<Id<Mail>>& ids);
/// Those held only.
std::int64_t discard_all(db::Transaction& tx);

/// Mails to a person who is about to go, of which none has left; false when one has, and then all
/// stay.
bool forget_unsent(db::Transaction& tx, Id<people::Contact> contact);

/// A new mail of the same content to the address the person has now. Conflict: the old one has not
/// left yet (`mail.waits`), or its secrets are gone (`mail.secret_gone`).
Id<Mail> resend(db::Transaction& tx, const Mail& mail, const std::optional<Email>& recipient,
                const Fate& fate);

/// Secrets of finished mails whose time is over.
std::int64_t forget_secrets(db::Transaction& tx);

}  // namespace mail
