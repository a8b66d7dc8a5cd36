// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/actor.h"
#include "base/email.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/money.h"
#include "base/zone.h"
#include "db/transaction.h"
#include "describe/types.h"

namespace school {

enum class Mails { Hold, Send };
BOOST_DESCRIBE_ENUM(Mails, Hold, Send)

/// The settings of the one school of this database.
struct School {
  std::string name;
  base::Language language = base::Language::en;
  base::TimeZone zone;
  base::Currency currency;
  bool demo = false;
  /// Until the owner has seen a test mail arrive, mails are made and held.
  Mails mails = Mails::Hold;
  std::optional<base::Email> support_email;
  std::optional<std::string> public_url;
  bool people_without_email = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(School, (),
                      (name, language, zone, currency, demo, mails, support_email, public_url,
                       people_without_email, version))

struct SchoolPatch {
  std::optional<describe::Text<1, 120>> name;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
  std::optional<base::Currency> currency;
  std::optional<Mails> mails;
  describe::Patch<base::Email> support_email;
  describe::Patch<describe::Text<0, 200>> public_url;
  std::optional<bool> people_without_email;
};
BOOST_DESCRIBE_STRUCT(SchoolPatch, (),
                      (name, language, zone, currency, mails, support_email, public_url,
                       people_without_email))

/// Before the first five questions are answered, a nameless school in English and UTC.
School school_of(db::Reader& reader);

/// False until somebody has answered the first questions.
bool is_set_up(db::Reader& reader);

void found(db::Transaction& tx, const School& school, const base::Actor& actor);

/// The caller has compared versions.
School change(db::Transaction& tx, const School& school, const SchoolPatch& patch,
              const base::Actor& actor);

/// ISO country by which national phone numbers are read: that of the school's zone, else of its
/// language.
std::string_view country_of(const School& school);

}  // namespace school
