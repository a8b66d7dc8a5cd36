// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/answer.h"
#include "access/course.h"
#include "access/facts.h"
#include "base/email.h"
#include "base/money.h"
#include "courses/compiled_courses.h"
#include "courses/course_view.h"
#include "mail/mail_log.h"
#include "people/contact.h"

// What an act would do to the person, in the words of the screens: computed the same way for a
// rehearsal and for the act itself.

namespace enrolments {

using base::Id;
using base::Instant;

/// A lesson whose answer changes. `at`: when it opens, or opens again, where that is known and not
/// now.
struct LessonChange {
  Id<courses::Lesson> lesson;
  std::string title;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(LessonChange, (), (lesson, title, at))

/// A lesson that waits, and will wait until another moment.
struct LessonMove {
  Id<courses::Lesson> lesson;
  std::string title;
  Instant from;
  Instant to;
};
BOOST_DESCRIBE_STRUCT(LessonMove, (), (lesson, title, from, to))

/// What the act does about a product.
enum class ProductAct { Given, Extended, Revoked, EndSet, Frozen, Unfrozen, Changed, Replaced };
BOOST_DESCRIBE_ENUM(ProductAct, Given, Extended, Revoked, EndSet, Frozen, Unfrozen, Changed,
                    Replaced)

/// Counts are of lessons the person can know of, after the act.
struct ProductEffects {
  courses::ProductName product;
  ProductAct act = ProductAct::Given;
  std::int64_t lessons_open_now = 0;
  std::int64_t lessons_later = 0;
  std::int64_t lessons_total = 0;
  std::optional<Instant> first_opens_at;
  /// Nothing: no end.
  std::optional<Instant> until;
  /// Nothing: there was no end, or no access.
  std::optional<Instant> until_before;
  /// Of the access that the act is about.
  std::optional<Instant> frozen_until;
  std::vector<LessonChange> opened;
  std::vector<LessonChange> closed;
  std::vector<LessonMove> moved;
};
BOOST_DESCRIBE_STRUCT(ProductEffects, (),
                      (product, act, lessons_open_now, lessons_later, lessons_total, first_opens_at,
                       until, until_before, frozen_until, opened, closed, moved))

enum class MailKind { Activation, Access };
BOOST_DESCRIBE_ENUM(MailKind, Activation, Access)

/// Two that leave as one mail have one subject.
struct MailEffect {
  MailKind kind = MailKind::Access;
  std::string subject;
  std::optional<base::Email> to;
  base::Language language = base::Language::en;
  mail::State state = mail::State::Planned;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(MailEffect, (), (kind, subject, to, language, state, why))

/// `code` says which; the other members are those the sentence needs. `grant` in its `version`:
/// what could be changed in place of what is planned.
struct Warning {
  std::string code;
  std::optional<Id<courses::Product>> product;
  std::optional<std::string> title;
  std::optional<Instant> until;
  std::optional<accesses::GrantId> grant = {};
  std::optional<std::int64_t> version = {};
};
BOOST_DESCRIBE_STRUCT(Warning, (), (code, product, title, until, grant, version))

struct PersonEffect {
  std::string name;
  bool is_new = false;
  std::optional<Id<people::Contact>> existing;
};
BOOST_DESCRIBE_STRUCT(PersonEffect, (), (name, is_new, existing))

struct Effects {
  Instant as_of;
  PersonEffect contact;
  std::vector<ProductEffects> products;
  std::vector<MailEffect> mails;
  std::optional<base::Money> paid;
  bool in_reports = false;
  std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(Effects, (), (as_of, contact, products, mails, paid, in_reports, warnings))

/// What becomes of one lesson for somebody. `Moves`: it waits, and will wait until another moment.
enum class Shift { None, Opens, Closes, Moves };

/// What somebody holds of a course; refers to both.
struct Held {
  const accesses::CompiledCourse& course;
  const accesses::Facts& facts;
};

/// From the answer about a lesson, which `before` gave, to the one of `after`.
Shift shift_of(const Held& before, const Held& after, accesses::LessonId lesson,
               const accesses::Answer& was, const accesses::Answer& is);

/// When access to the product as a whole ends, from the moment it is or will be open; when it
/// ended, where it is over.
std::optional<Instant> end_of(const Held& held, Instant at);

/// The difference between two states of one person's facts about one product.
ProductEffects compare(const courses::Compiled& course, const accesses::Facts& before,
                       const accesses::Facts& after, Instant at);

}  // namespace enrolments
