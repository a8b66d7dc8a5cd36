// SPDX-License-Identifier: Apache-2.0
#include "school/school.h"

#include <array>
#include <utility>

#include "base/rejections.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace school {
namespace {

struct TheSchool {
  static constexpr std::string_view id_prefix = "sch";
};

struct BeforeAfter {
  std::optional<School> before;
  School after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          const BeforeAfter& details) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(base::Id<TheSchool>::from_number(1)),
                   .details = describe::to_json(details)});
}

std::optional<School> find_school(db::Reader& reader) {
  return reader.find<School>(
      "SELECT name, language, zone, currency, demo, mails, support_email, public_url, "
      "people_without_email, version FROM school WHERE id = 1");
}

/// Links in mails begin with it, so it is a bare origin.
void refuse_wrong_url(const std::string& url) {
  const bool https = url.starts_with("https://");
  const bool http = url.starts_with("http://");
  const auto host_at = https ? 8U : 7U;
  if ((!https && !http) || url.size() == host_at ||
      url.find_first_of("/?# \t", host_at) != std::string::npos) {
    throw base::Invalid("/public_url", "url.invalid");
  }
}

}  // namespace

School school_of(db::Reader& reader) {
  return find_school(reader).value_or(School{.currency = base::Currency::EUR});
}

bool is_set_up(db::Reader& reader) { return find_school(reader).has_value(); }

void found(db::Transaction& tx, const School& school, const base::Actor& actor) {
  if (is_set_up(tx)) throw base::Conflict("school.exists");
  tx.run(
      "INSERT INTO school (id, name, language, zone, currency, demo, mails, support_email, "
      "public_url, people_without_email, version, created_at) "
      "VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)",
      school.name, school.language, school.zone, school.currency, school.demo, school.mails,
      school.support_email, school.public_url, school.people_without_email, tx.now());
  note(tx, actor, "school.founded", {std::nullopt, school});
}

School change(db::Transaction& tx, const School& school, const SchoolPatch& patch,
              const base::Actor& actor) {
  School changed = school;
  if (patch.name) changed.name = patch.name->v;
  if (patch.language) changed.language = *patch.language;
  if (patch.zone) changed.zone = *patch.zone;
  if (patch.currency) changed.currency = *patch.currency;
  if (patch.mails) changed.mails = *patch.mails;
  if (!patch.support_email.absent()) changed.support_email = patch.support_email.value();
  if (patch.public_url.cleared()) changed.public_url.reset();
  if (patch.public_url.has_value()) {
    refuse_wrong_url(patch.public_url->v);
    changed.public_url = patch.public_url->v;
  }
  if (patch.people_without_email) changed.people_without_email = *patch.people_without_email;
  ++changed.version;
  tx.run(
      "UPDATE school SET name = $1, language = $2, zone = $3, currency = $4, mails = $5, "
      "support_email = $6, public_url = $7, people_without_email = $8, version = $9 "
      "WHERE id = 1",
      changed.name, changed.language, changed.zone, changed.currency, changed.mails,
      changed.support_email, changed.public_url, changed.people_without_email, changed.version);
  note(tx, actor, "school.changed", {school, changed});
  return changed;
}

std::string_view country_of(const School& school) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> zones{{
      {"Europe/Paris", "FR"},     {"Europe/Kyiv", "UA"},    {"Europe/London", "GB"},
      {"Europe/Berlin", "DE"},    {"Europe/Brussels", "BE"}, {"Europe/Zurich", "CH"},
      {"Europe/Madrid", "ES"},    {"Europe/Rome", "IT"},    {"Europe/Warsaw", "PL"},
      {"America/New_York", "US"}, {"America/Chicago", "US"}, {"America/Los_Angeles", "US"},
      {"America/Toronto", "CA"},  {"America/Montreal", "CA"},
  }};
  for (const auto& [zone, country] : zones) {
    if (school.zone.name() == zone) return country;
  }
  switch (school.language) {
    case base::Language::en: return "";
    case base::Language::fr: return "FR";
    case base::Language::uk: return "UA";
  }
  std::unreachable();
}

}  // namespace school
