// SPDX-License-Identifier: Apache-2.0
// Fills a new data folder with a school of so many students, for measuring: courses of 60 lessons,
// everybody in the first one since forty days with a fifth of it done, everybody signed in.
//
//   bench_make_school FOLDER STUDENTS
//
// Beside the data it writes `school.txt` (lines `name value`: token, offers, products) and
// `students.txt` (lines `contact cookie`). Courses and offers are made by the product's own verbs;
// the crowd is written as rows, so that a hundred thousand take seconds. They have no journal.

#include <fmt/core.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/core.h"
#include "courses/change_programme.h"
#include "offers/offer.h"
#include "people/contact.h"
#include "people/sort_names.h"
#include "school/school.h"
#include "staff/api_token.h"
#include "staff/member.h"
#include "staff/secret.h"

namespace {

using base::Id;
using base::Instant;

constexpr int courses_count = 4;
constexpr int modules_count = 10;
constexpr int lessons_each = 6;
constexpr int lessons_done = 12;
constexpr int students_per_transaction = 2'000;

constexpr std::array<std::string_view, 24> first_names{
    "Marie", "Jean", "Olena", "Taras", "Sophie", "Pierre", "Iryna", "Bohdan",
    "Camille", "Lucas", "Natalia", "Andriy", "Emma", "Hugo", "Kateryna", "Mykola",
    "Chloé", "Louis", "Oksana", "Dmytro", "Inès", "Gabriel", "Yulia", "Serhiy"};
constexpr std::array<std::string_view, 25> last_names{
    "Dupont", "Martin", "Шевченко", "Коваленко", "Bernard", "Petit", "Бондаренко",
    "Ткаченко", "Robert", "Richard", "Кравченко", "Олійник", "Durand", "Moreau", "Шевчук",
    "Поліщук", "Laurent", "Simon", "Лисенко", "Мельник", "Michel", "Lefèvre", "Савченко",
    "Мороз", "Garcia"};

struct Course {
  courses::Product product;
  std::vector<Id<courses::Lesson>> lessons;
  offers::Offer offer;
};

class Making {
 public:
  Making(const std::filesystem::path& folder, int students)
      : folder_(folder),
        students_(students),
        core_({.database = "sqlite:" + (folder / "stoa.db").string(), .data_folder = folder},
              clock_, random_) {}

  void make() {
    core_.db().write([&](db::Transaction& tx) { found(tx); });
    for (int i = 0; i < courses_count; ++i) {
      courses_.push_back(
          core_.db().write([&](db::Transaction& tx) { return a_course(tx, i); }));
    }
    write_names();
    std::ofstream list(folder_ / "students.txt");
    for (int done = 0; done < students_; done += students_per_transaction) {
      const int end = std::min(students_, done + students_per_transaction);
      list << core_.db().write([&](db::Transaction& tx) { return crowd(tx, done, end); });
    }
    core_.db().write([&](db::Transaction& tx) {
      tx.run("INSERT INTO counters (name, value) VALUES ('order', $1)", 1'000 + students_);
    });
  }

 private:
  void found(db::Transaction& tx) {
    school::found(tx,
                  {.name = "A school to be measured",
                   .zone = *base::TimeZone::parse("Europe/Paris"),
                   .currency = base::Currency::EUR},
                  base::Actor::system());
    const auto owner = staff::add_member(tx,
                                         {.name = {"Owner"},
                                          .email = *base::Email::parse("owner@example.com"),
                                          .role = staff::Role::Owner},
                                         base::Actor::system());
    owner_ = staff::actor_of(owner);
    token_ = staff::make_token(
                 tx,
                 {.name = {"bench"},
                  .rights = {"view_contacts", "edit_contacts", "import_contacts", "view_courses",
                             "edit_courses", "view_offers", "edit_offers", "give_access",
                             "record_payments", "view_orders"}},
                 std::nullopt, base::Actor::system())
                 .token;
  }

  Course a_course(db::Transaction& tx, int number) {
    Course course;
    course.product = courses::add_product(
        tx, {.title = {fmt::format("Watercolour from the first stroke, part {}", number + 1)}},
        owner_);
    for (int m = 0; m < modules_count; ++m) add_module(tx, course, m);
    courses::change_product(tx, courses::product_of(tx, course.product.id),
                            {.status = courses::ProductStatus::Published}, owner_);
    course.offer = offers::add_offer(tx,
                                     {.title = {fmt::format("Full access {}", number + 1)},
                                      .price = base::Money(19'900, base::Currency::EUR),
                                      .lines = {{course.product.id, accesses::Policy()}}},
                                     owner_);
    return course;
  }

  /// A new module opens every week; one lesson of them all holds the others up.
  void add_module(db::Transaction& tx, Course& course, int m) {
    courses::ModuleDraft draft{.title = {fmt::format("Week {}: paper, water, colour", m + 1)}};
    if (m > 0) {
      draft.schedule_rule = accesses::ScheduleRule{.open = accesses::OpenAfter{.days = 7 * m}};
    }
    const auto module = courses::add_module(tx, course.product, draft, owner_);
    for (int l = 0; l < lessons_each; ++l) {
      const bool is_checkpoint = m == 1 && l == lessons_each - 1;
      const auto lesson = courses::add_lesson(
          tx, courses::module_of(tx, module.id),
          {.title = {fmt::format("Lesson {}: how light falls", m * lessons_each + l + 1)},
           .is_checkpoint = is_checkpoint},
          owner_);
      course.lessons.push_back(lesson.id);
    }
  }

  void write_names() {
    std::ofstream out(folder_ / "school.txt");
    out << "token " << token_ << "\n";
    for (const Course& course : courses_) {
      out << "product " << course.product.id.text() << "\n";
      out << "offer " << course.offer.id.text() << "\n";
    }
  }

  std::string crowd(db::Transaction& tx, int first, int end) {
    std::string lines;
    for (int i = first; i < end; ++i) {
      const people::Contact contact = a_contact(tx, i);
      give(tx, contact.id, i);
      add_progress(tx, contact.id);
      const std::string cookie = sign_in(tx, contact.id);
      lines += contact.id.text() + " " + cookie + "\n";
    }
    return lines;
  }

  people::Contact a_contact(db::Transaction& tx, int i) {
    const auto n = static_cast<std::size_t>(i);
    people::Contact contact;
    contact.id = tx.new_id<people::Contact>();
    contact.email = *base::Email::parse(fmt::format("student{}@example.org", i));
    contact.first_name = first_names[n % first_names.size()];
    contact.last_name = last_names[n / first_names.size() % last_names.size()];
    contact.phone = fmt::format("+336{:08}", 12'345'678 + i);
    contact.source = "import";
    contact.created_at = tx.now();
    tx.run(
        "INSERT INTO contacts (id, email, first_name, last_name, phone, language, fields, search, "
        "source, first_signed_in_at, last_seen_at, mail_state, version, created_at, sort_name) "
        "VALUES ($1, $2, $3, $4, $5, 'fr', '{}', $6, $7, $8, $8, 'ok', 1, $8, $9)",
        contact.id, contact.email, contact.first_name, contact.last_name, contact.phone,
        people::search_text(contact, {}), contact.source, contact.created_at,
        people::sort_name(contact));
    return contact;
  }

  void give(db::Transaction& tx, Id<people::Contact> contact, int i) {
    const Course& course = courses_.front();
    const offers::OfferLine& line = course.offer.lines.front();
    const auto order = tx.new_id<offers::Offer>().number();
    const auto order_line = tx.new_id<offers::OfferLine>().number();
    const Instant start = (tx.now() - std::chrono::days(40)).to_whole_seconds();
    tx.run(
        "INSERT INTO orders (id, number, contact_id, offer_id, state, price_minor, currency, door, "
        "activation_mail, access_mail, comment, created_at, version) VALUES ($1, $2, $3, $4, "
        "'given', 19900, 'EUR', 'import', '\"none\"', '\"none\"', '', $5, 1)",
        order, 1'001 + i, contact, course.offer.id, tx.now());
    tx.run(
        "INSERT INTO order_lines (id, order_id, product_id, offer_line_id, position) "
        "VALUES ($1, $2, $3, $4, 0)",
        order_line, order, course.product.id, line.id);
    tx.run(
        "INSERT INTO grants (id, contact_id, product_id, order_line_id, offer_policy_id, kind, "
        "start_at, door, reason, created_at) "
        "VALUES ($1, $2, $3, $4, $5, 'normal', $6, 'import', 'paid_elsewhere', $7)",
        tx.new_id<accesses::Grant>(), contact, course.product.id, order_line, line.policy, start,
        tx.now());
  }

  void add_progress(db::Transaction& tx, Id<people::Contact> contact) {
    const Course& course = courses_.front();
    for (int i = 0; i < lessons_done; ++i) {
      const auto lesson = course.lessons[static_cast<std::size_t>(i)];
      tx.run(
          "INSERT INTO progress (contact_id, lesson_id, product_id, first_opened_at, "
          "last_viewed_at, video_ms, completed_at, completed_by) "
          "VALUES ($1, $2, $3, $4, $4, 0, $4, 'student')",
          contact, lesson, course.product.id, tx.now());
    }
    tx.run(
        "INSERT INTO passed_checkpoints (contact_id, lesson_id, product_id, passed_at) "
        "VALUES ($1, $2, $3, $4)",
        contact, course.lessons[lessons_done - 1], course.product.id,
        tx.now().to_whole_seconds());
  }

  std::string sign_in(db::Transaction& tx, Id<people::Contact> contact) {
    const staff::Secret token = staff::new_secret(tx.random());
    tx.run(
        "INSERT INTO sessions (id, token_hash, contact_id, contact_until, address, agent, "
        "created_at, last_seen_at) VALUES ($1, $2, $3, $4, '127.0.0.1', 'bench', $5, $5)",
        tx.new_id<staff::Secret>(), token.hash, contact, tx.now() + std::chrono::days(90),
        tx.now());
    return token.text;
  }

  std::filesystem::path folder_;
  int students_;
  base::SystemClock clock_;
  base::SystemRandom random_;
  app::Core core_;
  base::Actor owner_;
  std::string token_;
  std::vector<Course> courses_;
};

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (arguments.size() != 3) {
    fmt::print("usage: bench_make_school FOLDER STUDENTS\n");
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder);
  try {
    Making(folder, std::stoi(arguments[2])).make();
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_make_school: {}\n", error.what());
    return 1;
  }
  return 0;
}
